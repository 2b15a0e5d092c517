package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Read Amlogic's /proc/pagetrace: who holds the pages, by migrate type and calling function.
 * <pre>
 * count(KB)            kaddr, function
 *     9372, ffffff80101b1a58, __do_page_cache_readahead+0x10c/0x1c8
 * total pages:  2913,     11652 kB, type:Unmovable
 * </pre>
 * From drivers/amlogic/memory_ext/page_trace.c of Amlogic's 4.9, 5.4, 5.15 and 6.12 trees (4.9: memory_debug). The table repeats for each zone.
 *
 * @param totals one for each zone and migrate type, in the file's order
 * @param zones the {@code Zone} lines: {@code managed}, {@code free} and {@code used} in kB by zone
 * @param reading what was kept and what was not
 */
public record PageTrace(List<PageTraceTotal> totals, Map<String, Map<String, Long>> zones, Reading reading) {
    public PageTrace {
        totals = List.copyOf(totals);
        zones = Ordered.copyOf(zones);
    }

    public static PageTrace parse(String text) {
        List<PageTraceTotal> totals = new ArrayList<>();
        List<TracedSite> sites = new ArrayList<>();
        Map<String, Map<String, Long>> zones = new LinkedHashMap<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (isFrame(in)) {
                continue;
            }
            if (in.skip("total pages:")) {
                PageTraceTotal total = total(in, sites);
                if (total != null) {
                    totals.add(total);
                    sites.clear();
                }
            } else if (in.skip("Zone ")) {
                zone(in, zones);
            } else {
                TracedSite site = site(in, 1024);
                if (site != null) {
                    sites.add(site);
                }
            }
        }
        if (!sites.isEmpty()) {
            totals.add(new PageTraceTotal("", null, sites));
        }
        boolean isOpen = totals.isEmpty() || !sites.isEmpty();
        return new PageTrace(
                totals,
                zones,
                isOpen ? in.readingWithout("a line 'total pages: ... type:NAME' is missing") : in.reading());
    }

    /** The kB held by function, over all zones and types. */
    public Map<String, Long> bytesByFunction() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        totals.forEach(t -> t.sites().forEach(s -> bytes.merge(s.function(), s.bytes(), Tally::sum)));
        return bytes;
    }

    /** A row {@code amount, address, function}; reports the line and is null if it is something else. */
    static @Nullable TracedSite site(LineScanner in, int bytesPerUnit) {
        long amount = in.number();
        boolean isRow =
                amount != LineScanner.NONE && in.skip(",") && !in.wordUpTo(',').isEmpty() && in.skip(",");
        if (!isRow || in.atEnd() || in.isCut()) {
            in.reject("a row is an amount, an address and a function");
            return null;
        }
        return new TracedSite(Tally.product(amount, bytesPerUnit), in.rest(), List.of());
    }

    private static boolean isFrame(LineScanner in) {
        return in.isBlankLine() || in.sees("====") || in.sees("----") || in.sees("count(KB)") || in.sees("SHOW_CNT:");
    }

    private static @Nullable PageTraceTotal total(LineScanner in, List<TracedSite> sites) {
        boolean hasPages = in.number() != LineScanner.NONE && in.skip(",");
        long kB = in.numberWord();
        if (!hasPages || kB == LineScanner.NONE || !in.skip("kB, type:") || in.isCut()) {
            in.reject("a sum is 'total pages: N, N kB, type:NAME'");
            return null;
        }
        return new PageTraceTotal(in.word(), kB, sites);
    }

    private static void zone(LineScanner in, Map<String, Map<String, Long>> zones) {
        String name = in.wordUpTo(',');
        Map<String, Long> sizes = new LinkedHashMap<>();
        while (in.skip(",")) {
            String size = in.wordUpTo(':');
            long kB = in.skip(":") ? in.number() : LineScanner.NONE;
            if (kB == LineScanner.NONE || !(in.skip("KB") || in.skip("kB"))) {
                break;
            }
            sizes.put(size, kB);
        }
        if (!in.atEnd() || sizes.isEmpty() || zones.putIfAbsent(name, sizes) != null) {
            in.reject("a zone is 'Zone NAME, managed: N KB, free: N kB, used: N KB', once");
        }
    }
}
