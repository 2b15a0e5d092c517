package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Read /proc/meminfo.
 * <pre>
 * MemTotal:        3582536 kB
 * DriverCma:        184660 kB
 * HugePages_Total:       0
 * </pre>
 * From fs/proc/meminfo.c, 3.x to 6.12; vendors add keys (DriverCma: Amlogic 5.15; ION_heap, Gpu: others), so all are kept as named.
 *
 * @param kilobytes the lines in kB
 * @param counts the lines without a unit (numbers of huge pages)
 * @param reading what was kept and what was not
 */
public record MemInfo(Map<String, Long> kilobytes, Map<String, Long> counts, Reading reading) {
    public MemInfo {
        kilobytes = Ordered.copyOf(kilobytes);
        counts = Ordered.copyOf(counts);
    }

    public static MemInfo parse(String text) {
        Map<String, Long> kilobytes = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            MemInfoLine line = MemInfoLine.scan(in);
            if (line != null
                    && (line.isKilobytes() ? kilobytes : counts).putIfAbsent(line.name(), line.value()) != null) {
                in.reject("an earlier line has the same name");
            }
        }
        boolean hasTotal = kilobytes.containsKey("MemTotal");
        return new MemInfo(kilobytes, counts, hasTotal ? in.reading() : in.readingWithout("MemTotal is missing"));
    }

    /** A line in kB, e.g. {@code MemFree}; absent if this kernel does not print it. */
    public OptionalLong kB(String name) {
        return Ordered.value(kilobytes, name);
    }

    /** A line without a unit, e.g. {@code HugePages_Total}. */
    public OptionalLong count(String name) {
        return Ordered.value(counts, name);
    }
}
