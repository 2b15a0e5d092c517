package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Read /sys/block/zram0/mm_stat: what compressed swap takes.
 * <pre>
 * 17551360  4816621  5431296        0  5586944       84        0
 * 17551360  4816621  5431296        0  5586944       84        0        0
 * 17551360  4816621  5431296        0  5586944       84        0        0        0
 * </pre>
 * From drivers/block/zram/zram_drv.c: 7 columns in 4.9 and 4.14, 8 in 4.19 to 5.10, 9 since 5.15; further ones are left out.
 *
 * @param columns by the kernel's names; the first five in bytes, the others in pages
 * @param reading what was kept and what was not
 */
public record ZramStat(Map<String, Long> columns, Reading reading) {
    private static final List<String> NAMES = List.of(
            "orig_data_size",
            "compr_data_size",
            "mem_used_total",
            "mem_limit",
            "mem_used_max",
            "same_pages",
            "pages_compacted",
            "huge_pages",
            "huge_pages_since");
    private static final int FEWEST = 7;

    public ZramStat {
        columns = Ordered.copyOf(columns);
    }

    public static ZramStat parse(String text) {
        Map<String, Long> columns = new LinkedHashMap<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                continue;
            }
            Map<String, Long> row = row(in);
            if (row.size() < FEWEST || !columns.isEmpty()) {
                in.reject("one line of 7 to 9 numbers belongs here");
            } else {
                columns = row;
            }
        }
        return new ZramStat(
                columns, columns.isEmpty() ? in.readingWithout("there is no row of numbers") : in.reading());
    }

    /** The bytes that were swapped out to this device. */
    public OptionalLong storedBytes() {
        return Ordered.value(columns, "orig_data_size");
    }

    /** The bytes of RAM that the device takes for them. */
    public OptionalLong usedBytes() {
        return Ordered.value(columns, "mem_used_total");
    }

    private static Map<String, Long> row(LineScanner in) {
        Map<String, Long> row = new LinkedHashMap<>();
        for (String name : NAMES) {
            long value = in.numberWord();
            if (value == LineScanner.NONE) {
                break;
            }
            row.put(name, value);
        }
        boolean isAllNumbers = in.atEnd() || row.size() == NAMES.size();
        return isAllNumbers ? row : Map.of();
    }
}
