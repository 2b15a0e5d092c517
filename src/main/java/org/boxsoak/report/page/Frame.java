package org.boxsoak.report.page;

/**
 * The area that values are drawn in: x is the run time in seconds, y the counter.
 *
 * @param x from left to right
 * @param y from bottom to top, so its {@code from} is below its {@code to}
 */
record Frame(Scale x, Scale y) {
    static Frame of(Scale time, double low, double high, double top, double bottom) {
        return new Frame(time, new Scale(low, high, bottom, top));
    }

    double left() {
        return x.from();
    }

    double right() {
        return x.to();
    }

    double top() {
        return y.to();
    }

    double bottom() {
        return y.from();
    }

    double width() {
        return right() - left();
    }

    double height() {
        return bottom() - top();
    }
}
