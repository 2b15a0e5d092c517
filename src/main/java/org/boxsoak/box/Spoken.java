package org.boxsoak.box;

import java.time.Duration;

/** Puts values into messages as people say them. */
final class Spoken {
    private static final int LONGEST_COMMAND = 120;

    private Spoken() {}

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** The command on one line, shortened. */
    static String command(String command) {
        String line = command.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + " ...") + "'";
    }
}
