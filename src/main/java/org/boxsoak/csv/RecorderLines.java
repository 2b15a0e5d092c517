package org.boxsoak.csv;

import java.util.List;
import java.util.regex.Pattern;

/** What sar, sadf, pidstat and vmstat write beside their tables. */
final class RecorderLines {
    private static final List<String> HEADER = List.of("hostname", "interval", "timestamp");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");
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

    /** Whether this is a header of {@code sadf -d}. */
    static boolean isHeader(CsvHeader header) {
        return header.size() > HEADER.size()
                && header.names().subList(0, HEADER.size()).equals(HEADER);
    }

    /** Whether the column says what a row of {@code sadf -d} is about: the CPU, -1 for all, the DEV, the TTY. */
    static boolean isLabel(CsvHeader header, int column) {
        return column == HEADER.size()
                && isHeader(header)
                && CAPITALS.matcher(header.names().get(column)).matches();
    }
}
