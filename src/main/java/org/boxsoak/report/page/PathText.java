package org.boxsoak.report.page;

/** The {@code d} of a path in as few characters as keep a tenth of a pixel. */
final class PathText {
    private final StringBuilder out = new StringBuilder();
    private long x;
    private long y;
    private long pendingX;

    void move(double toX, double toY) {
        flush();
        x = tenths(toX);
        y = tenths(toY);
        out.append('M').append(text(x)).append(' ').append(text(y));
    }

    void line(double toX, double toY) {
        long nextX = tenths(toX);
        long nextY = tenths(toY);
        if (nextY == y) {
            // Flat stretches, most of a quiet night, become one segment.
            pendingX += nextX - x;
            x = nextX;
            return;
        }
        flush();
        out.append('l').append(text(nextX - x));
        out.append(nextY < y ? "" : " ").append(text(nextY - y));
        x = nextX;
        y = nextY;
    }

    /** A dot, for a value between two gaps; round line caps make it visible. */
    void dot() {
        flush();
        out.append("h0");
    }

    void closeShape() {
        flush();
        out.append('z');
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        flush();
        return out.toString();
    }

    private void flush() {
        if (pendingX != 0) {
            out.append('h').append(text(pendingX));
            pendingX = 0;
        }
    }

    private static long tenths(double value) {
        return Math.round(value * 10);
    }

    private static String text(long tenths) {
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
