package org.boxsoak.csv;

import java.util.regex.Pattern;

/** What sar, sadf, pidstat and vmstat write beside their tables. */
final class RecorderLines {
    private static final Pattern RESTART = Pattern.compile("LINUX[- ]RESTART(?:\\s.*)?$");
    private static final Pattern NOTE = Pattern.compile("^(?:Average|Summary):\\s|^Linux \\S+ \\([^)]*\\)\\s.*_\\s"
            + "|^[^;]*;-1;[^;]*;COM |^\\S+(?: [AP]M)? +COM |^-*procs-* -+memory-+ ");

    private RecorderLines() {}

    /** Whether the box booted here. */
    static boolean isRestart(CsvLine line) {
        return RESTART.matcher(line.text()).find();
    }

    /** A comment of {@code sadc -C}, the means below a table, or what stands above each. */
    static boolean isNote(CsvLine line) {
        return NOTE.matcher(line.text()).find();
    }
}
