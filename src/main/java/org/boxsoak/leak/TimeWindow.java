package org.boxsoak.leak;

/**
 * Names a stretch of run time whose samples are left out of the judgement.
 *
 * @param fromSeconds first second of the window
 * @param toSeconds last second of the window
 */
public record TimeWindow(double fromSeconds, double toSeconds) {
    public TimeWindow {
        if (!(fromSeconds <= toSeconds)) {
            throw new IllegalArgumentException(
                    "A window from " + fromSeconds + " s to " + toSeconds + " s ends before it starts.");
        }
    }

    boolean contains(double seconds) {
        return seconds >= fromSeconds && seconds <= toSeconds;
    }
}
