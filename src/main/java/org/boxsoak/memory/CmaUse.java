package org.boxsoak.memory;

import org.jspecify.annotations.Nullable;

/**
 * Read Amlogic's /proc/cma_debug: how much of CMA drivers hold.
 * <pre>
 * level=0, alloc trace:0, allow task:0
 * driver used:46165 isolated:0 total:242688
 * driver used:46165, total:242688
 * </pre>
 * From drivers/amlogic/memory_ext/aml_cma.c of Amlogic's trees, 4.9 to 6.12 (the second line has two forms).
 *
 * @param driverPages pages that drivers took with cma_alloc; null if the file does not say
 * @param totalPages the size of all areas in pages; null if the file does not say
 * @param reading what was kept and what was not
 */
public record CmaUse(@Nullable Long driverPages, @Nullable Long totalPages, Reading reading) {
    public static CmaUse parse(String text) {
        Long driver = null;
        Long total = null;
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine() || in.sees("level=")) {
                continue;
            }
            long used = in.skip("driver used:") ? in.number() : LineScanner.NONE;
            long all = in.upTo("total:") == null ? LineScanner.NONE : in.number();
            if (used == LineScanner.NONE || all == LineScanner.NONE || driver != null) {
                in.reject("a line is 'driver used:N ... total:N', once");
            } else {
                driver = used;
                total = all;
            }
        }
        return new CmaUse(
                driver,
                total,
                driver == null ? in.readingWithout("the line 'driver used:N' is missing") : in.reading());
    }
}
