package org.boxsoak.report.page;

import org.boxsoak.record.Outcome;

/** How outcomes are said and shown: a word, a colour and a shape for each. */
public final class OutcomeWords {
    private OutcomeWords() {}

    public static String headline(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "Passed";
            case UNDECIDED -> "Undecided";
            case BENCH_FAILED -> "The bench failed";
            case BOX_FAILED -> "The box failed";
        };
    }

    /** What the outcome means for the reader. */
    static String meaning(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "Everything that the plan expects was seen.";
            case UNDECIDED -> "The run could not see enough to say; this is no pass.";
            case BENCH_FAILED -> "This says nothing of the box.";
            case BOX_FAILED -> "The box did what the plan forbids.";
        };
    }

    public static void icon(Markup page, Outcome outcome) {
        page.open("svg", "class", "icon " + outcome.word(), "viewBox", "-10 -10 20 20", "aria-hidden", "true")
                .empty("path", "d", ground(outcome), "class", "ground")
                .empty("path", "d", sign(outcome), "class", "sign")
                .close();
    }

    private static String ground(Outcome outcome) {
        return switch (outcome) {
            case BOX_FAILED -> "M-4-9.5H4L9.5-4V4L4 9.5H-4L-9.5 4V-4z";
            case BENCH_FAILED -> "M-9-9H9V9H-9z";
            case UNDECIDED -> "M0-10L10 0L0 10L-10 0z";
            case PASSED -> "M-9.5 0a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0-19 0z";
        };
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case BOX_FAILED -> "M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5";
            case BENCH_FAILED -> "M0-5V1.5M0 4.8V5";
            case UNDECIDED -> "M-2.2-2.2C-2.2-5.5 2.4-5.4 2.3-2.2C2.2-0.3 0-0.4 0 2M0 4.9V5";
            case PASSED -> "M-4.5 0.3L-1.3 3.5L4.5-3";
        };
    }
}
