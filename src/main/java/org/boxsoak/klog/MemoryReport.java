package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boxsoak.allocator.ZoneState;
import org.jspecify.annotations.Nullable;

/**
 * Hold the memory report (show_mem) of an allocation failure or OOM kill.
 *
 * @param counters the global counters in pages: {@code free}, {@code slab_unreclaimable} ...
 * @param cma Amlogic's {@code [cma] driver:46165 anon:36301 ...} in pages; empty elsewhere
 * @param freeByType Amlogic's {@code Free_Unmovable:7440 ...} in pages; empty elsewhere
 * @param totals the lines {@code 917504 pages RAM}, {@code 242688 pages cma reserved}: pages by what they count
 * @param zones the zones, in the report's order
 */
public record MemoryReport(
        Map<String, Long> counters,
        Map<String, Long> cma,
        Map<String, Long> freeByType,
        Map<String, Long> totals,
        List<ZoneReport> zones) {
    public MemoryReport {
        counters = Map.copyOf(counters);
        cma = Map.copyOf(cma);
        freeByType = Map.copyOf(freeByType);
        totals = Map.copyOf(totals);
        zones = List.copyOf(zones);
    }

    /** All pages of the machine; null if the report was cut before that line. */
    public @Nullable Long ramPages() {
        return totals.get("RAM");
    }

    /** Counters that exceed the whole memory: drifted or damaged, to be shown but not believed. */
    public List<String> implausible() {
        Long ram = ramPages();
        if (ram == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        counters.forEach((name, pages) -> flag(found, name, pages, ram));
        cma.forEach((name, pages) -> flag(found, "[cma] " + name, pages, ram));
        return found.stream().sorted().toList();
    }

    /**
     * The pages in no counter of the report: vmalloc, GPU and ION buffers, pages that drivers took directly; null if figures that
     * the sum needs are missing. CMA pages held by drivers are among them unless the report counts those.
     */
    public @Nullable Long unexplainedPages() {
        long managed = sumKb("managed");
        if (managed == 0 || !counters.containsKey("slab_unreclaimable") || !counters.containsKey("free")) {
            return null;
        }
        long known = 0;
        for (String name : List.of(
                "active_anon",
                "inactive_anon",
                "active_file",
                "inactive_file",
                "unevictable",
                "isolated_anon",
                "isolated_file")) {
            known += counters.getOrDefault(name, 0L);
        }
        for (String name : List.of("slab_reclaimable", "slab_unreclaimable", "pagetables", "free", "free_pcp")) {
            known += counters.getOrDefault(name, 0L);
        }
        long pageKb = zones.get(0).pageKilobytes();
        long left = (managed - sumKb("kernel_stack")) / pageKb - known - cma.getOrDefault("driver", 0L);
        return left < 0 ? null : Long.valueOf(left);
    }

    boolean isAmlogic() {
        return !cma.isEmpty() || !freeByType.isEmpty();
    }

    List<ZoneState> states() {
        return zones.stream().map(ZoneReport::state).toList();
    }

    private long sumKb(String key) {
        return zones.stream()
                .mapToLong(z -> z.kilobytes().getOrDefault(key, 0L))
                .sum();
    }

    private static void flag(List<String> found, String name, long pages, long ram) {
        if (pages > ram) {
            found.add(name + ":" + pages + " exceeds the " + ram + " pages of RAM and is not believed");
        }
    }
}
