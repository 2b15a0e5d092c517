package org.boxsoak.leak;

import java.util.Locale;

/**
 * One target of the benchmark and what was measured.
 *
 * @param what in words
 * @param measured the figure
 * @param wanted the figure to reach
 * @param atLeast whether more is better
 */
record Target(String what, double measured, double wanted, boolean atLeast) {
    static Target atLeast(String what, double measured, double wanted) {
        return new Target(what, measured, wanted, true);
    }

    static Target atMost(String what, double measured, double wanted) {
        return new Target(what, measured, wanted, false);
    }

    boolean isMet() {
        return atLeast ? measured >= wanted : measured <= wanted;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-66s %9.2f  %s %7.2f  %s",
                what,
                measured,
                atLeast ? ">=" : "<=",
                wanted,
                isMet() ? "met" : "MISSED");
    }
}
