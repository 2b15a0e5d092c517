package org.boxsoak.plan;

import java.time.Duration;

/**
 * Say what a run does when another one has its box.
 *
 * @param patience how long it waits for the box before it is skipped; zero: it is skipped at once
 */
public record WhenBusy(Duration patience) {
    public static final WhenBusy SKIP = new WhenBusy(Duration.ZERO);

    private static final String WAIT = "wait";

    /**
     * Reads {@code skip}, or {@code wait 30m}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static WhenBusy parse(String text) {
        String words = text.strip();
        if (words.equals("skip")) {
            return SKIP;
        }
        if (!words.startsWith(WAIT)) {
            throw new IllegalArgumentException(
                    "'" + words + "' cannot stand here; write skip, or how long to wait: wait 30m");
        }
        Duration patience = Durations.parse(words.substring(WAIT.length()));
        if (patience.isZero()) {
            throw new IllegalArgumentException("to wait for no time at all is to skip; write skip");
        }
        return new WhenBusy(patience);
    }

    /** As plans write it. */
    @Override
    public String toString() {
        return patience.isZero() ? "skip" : WAIT + " " + Durations.format(patience);
    }
}
