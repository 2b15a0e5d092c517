package org.boxsoak.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of well-known recorders that are no counters, though numbers stand in them or nothing does. */
final class RecorderColumns {
    private static final List<String> SYSSTAT = List.of("hostname", "interval", "timestamp");
    private static final Pattern SYSSTAT_LABEL = Pattern.compile("[A-Z]+");
    private static final List<String> INFLUX = List.of("name", "tags", "time");
    private static final String INFLUX_2 = "_value";
    private static final Set<String> INFLUX_2_SKIPPED = Set.of("", "result", "table", "_start", "_stop");
    private static final Set<String> IDS = Set.of("pid", "tid", "tgid", "uid", "ppid");

    private RecorderColumns() {}

    /** Whether the column neither counts nor says what a row is about: without a name, or beside what does. */
    static boolean isSkipped(CsvHeader header, int column) {
        String name = header.names().get(column);
        if (header.find(INFLUX_2) >= 0) {
            return INFLUX_2_SKIPPED.contains(name);
        }
        return name.isEmpty() || (name.equals("interval") && begins(header, SYSSTAT));
    }

    /** Whether the column says what a row is about, whatever it holds: of {@code sadf -d} the CPU, -1 for all, the DEV, the TTY. */
    static boolean isLabel(CsvHeader header, int column) {
        String name = header.names().get(column);
        return IDS.contains(name.toLowerCase(Locale.ROOT))
                || (column == SYSSTAT.size()
                        && begins(header, SYSSTAT)
                        && SYSSTAT_LABEL.matcher(name).matches())
                || (column < INFLUX.size() && begins(header, INFLUX));
    }

    /** Whether numbers may stand among the texts that say what a row is about, as those of interrupts and processes do. */
    static boolean haveNumbersAmongLabels(CsvHeader header) {
        return begins(header, SYSSTAT)
                || begins(header, INFLUX)
                || header.names().stream().anyMatch(name -> IDS.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean begins(CsvHeader header, List<String> names) {
        return header.size() > names.size()
                && header.names().subList(0, names.size()).equals(names);
    }
}
