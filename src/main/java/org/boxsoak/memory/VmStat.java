package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Read /proc/vmstat: page counters and events.
 * <pre>
 * nr_free_pages 158325
 * nr_zspages 17013
 * compact_fail 41
 * </pre>
 * From mm/vmstat.c, 2.6 to 6.12. Lines {@code nr_...} are pages unless the kernel says otherwise, the others count events.
 * A counter that fell below zero prints near 2^64: it is reported, not believed.
 *
 * @param counters the counters, in the file's order
 * @param reading what was kept and what was not
 */
public record VmStat(Map<String, Long> counters, Reading reading) {
    public VmStat {
        counters = Ordered.copyOf(counters);
    }

    public static VmStat parse(String text) {
        Map<String, Long> counters = new LinkedHashMap<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                continue;
            }
            String name = in.word();
            long value = in.numberWord();
            if (value == LineScanner.NONE || !in.atEnd()) {
                in.reject("a line is a name and a count (a count near 2^64 fell below zero)");
            } else if (in.isCut()) {
                in.reject("the count may lack digits");
            } else if (counters.putIfAbsent(name, value) != null) {
                in.reject("an earlier line has the same name");
            }
        }
        return new VmStat(counters, counters.isEmpty() ? in.readingWithout("no counter was found") : in.reading());
    }

    /** A counter; absent if this kernel does not print it. */
    public OptionalLong value(String name) {
        return Ordered.value(counters, name);
    }
}
