package org.boxsoak.report.page;

/**
 * Maps values to pixels along one axis.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 */
record Scale(double low, double high, double from, double to) {
    Scale {
        if (!(high > low)) {
            throw new IllegalArgumentException("a scale from " + low + " to " + high + " has no length");
        }
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** The value at a pixel. */
    double valueAt(double pixel) {
        return low + (pixel - from) / (to - from) * (high - low);
    }
}
