package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Predicate;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.SlabInfo;
import org.boxsoak.memory.Supply;
import org.boxsoak.memory.VmStat;
import org.boxsoak.memory.VmallocArea;
import org.boxsoak.memory.VmallocInfo;
import org.boxsoak.memory.ZoneInfo;
import org.boxsoak.record.LineMemo;
import org.boxsoak.record.SampleText;

/** Turns the text of each sampled file into named counters; sizes in bytes. */
final class CounterSources {
    /** Free memory that an unmovable request may use: MemFree without what lies in CMA. */
    static final String FREE_OUTSIDE_CMA = "free outside CMA";

    static final String MEM_FREE = "MemFree";
    static final String CMA_FREE = "CmaFree";
    static final String SLAB_PREFIX = "slab ";
    static final String VMALLOC_PREFIX = "vmalloc ";
    static final String PROCESS_PREFIX = "process ";
    static final String ORDER4_STRICT = "order-4 strict";
    static final String ORDER4_USABLE = "order-4 usable";
    /** Of 1000 free pages outside CMA, how many lie in blocks too small for order 4. */
    static final String ORDER4_UNUSABLE = "order-4 unusable per mille";

    // 4 KiB everywhere but on some arm64 servers; meminfo, not these, decides sizes there.
    private static final int PAGE = 4096;

    private static final String ZSPAGES = "nr_zspages";
    private static final Predicate<String> IS_ZSPAGES = ZSPAGES::equals;

    /** The lines of zoneinfo that the per-CPU lists are in. One object: which lines it chooses is then looked for once. */
    static final Predicate<String> PER_CPU_LINES = CounterSources::isPerCpu;

    private final LineMemo<List<VmallocArea>> areas =
            new LineMemo<>(line -> VmallocInfo.parse(line).areas());

    /** Reads the samples of one recording block, in order; but meminfo, slabinfo and pagetypeinfo, which have readers of their own. */
    void read(String source, SampleText sample, ObjDoubleConsumer<String> counters) {
        switch (source) {
            case "vmstat" -> vmStat(VmStat.parse(sample.lines(IS_ZSPAGES)), counters);
            case "zoneinfo" ->
                ZoneInfo.parse(sample.lines(PER_CPU_LINES))
                        .perCpuPages()
                        .ifPresent(pages -> counters.accept("per-CPU lists", (double) pages * PAGE));
            case "vmallocinfo" ->
                VmallocInfo.pagesByCaller(together(areas.read(sample)))
                        .forEach((caller, pages) -> counters.accept(VMALLOC_PREFIX + caller, (double) pages * PAGE));
            case "processes", "zram", "thermal", "loadavg" -> read(source, sample.text(), counters);
            default -> {
                // kept raw; no counter is made of it, so that its text is not even put together
            }
        }
    }

    /** Reads the text of a source that is always read as a whole. */
    static void read(String source, String text, ObjDoubleConsumer<String> counters) {
        switch (source) {
            case "processes" -> FileSections.processes(text, counters);
            case "zram" -> FileSections.zram(text, counters);
            case "thermal" -> FileSections.thermal(text, counters);
            case "loadavg" -> FileSections.load(text, counters);
            default -> throw new IllegalArgumentException(source);
        }
    }

    /** The lines that say whose pages are in which processor's list, and those under which they stand. */
    private static boolean isPerCpu(String begin) {
        return begin.startsWith("Node") || begin.equals("pagesets") || begin.equals("cpu:") || begin.equals("count:");
    }

    /** Each line of slabinfo stands for itself. */
    static LineCounters slabInfo() {
        return new LineCounters(
                line -> SlabInfo.parse(line).caches().stream()
                        .findFirst()
                        .map(cache -> new LineCounter(SLAB_PREFIX + cache.commonName(), (double) cache.pages() * PAGE)),
                false);
    }

    private static List<VmallocArea> together(List<List<VmallocArea>> lines) {
        List<VmallocArea> all = new ArrayList<>(lines.size());
        lines.forEach(all::addAll);
        return all;
    }

    static void pageTypes(PageTypeInfo info, ObjDoubleConsumer<String> counters) {
        Supply supply = info.supply(4);
        counters.accept(ORDER4_STRICT, (double) supply.strict().count());
        counters.accept(ORDER4_USABLE, (double) supply.usable().count());
        // The kernel's own extfrag files count CMA in, which no unmovable request may have.
        counters.accept(ORDER4_UNUSABLE, info.usable().unusablePermille(4));
        supply.byType().forEach((type, tally) -> counters.accept("order-4 " + type, (double) tally.count()));
    }

    private static void vmStat(VmStat stat, ObjDoubleConsumer<String> counters) {
        stat.value(ZSPAGES).ifPresent(pages -> counters.accept("zspages", (double) pages * PAGE));
    }
}
