package org.boxsoak.report.page;

/** The area between two lines that are given at the same pixels; it ends where either of them is missing. */
final class Band {
    private Band() {}

    static String path(double[] pixels, double[] low, double[] high, Scale y) {
        PathText path = new PathText();
        int from = -1;
        for (int i = 0; i <= pixels.length; i++) {
            boolean there = i < pixels.length && Double.isFinite(low[i]) && Double.isFinite(high[i]);
            if (there && from < 0) {
                from = i;
            } else if (!there && from >= 0) {
                add(path, pixels, low, high, y, from, i);
                from = -1;
            }
        }
        return path.toString();
    }

    private static void add(PathText path, double[] pixels, double[] low, double[] high, Scale y, int from, int until) {
        path.move(pixels[from], y.at(high[from]));
        for (int i = from + 1; i < until; i++) {
            path.line(pixels[i], y.at(high[i]));
        }
        for (int i = until - 1; i >= from; i--) {
            path.line(pixels[i], y.at(low[i]));
        }
        path.closeShape();
    }
}
