package org.boxsoak.judge;

import java.util.function.ObjDoubleConsumer;
import org.boxsoak.memory.MemInfo;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.SlabCache;
import org.boxsoak.memory.SlabInfo;
import org.boxsoak.memory.Supply;
import org.boxsoak.memory.VmStat;
import org.boxsoak.memory.VmallocInfo;
import org.boxsoak.memory.ZoneInfo;

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

    private CounterSources() {}

    static void read(String source, String text, ObjDoubleConsumer<String> counters) {
        switch (source) {
            case "meminfo" -> memInfo(MemInfo.parse(text), counters);
            case "slabinfo" -> slabInfo(SlabInfo.parse(text), counters);
            case "pagetypeinfo" -> pageTypes(PageTypeInfo.parse(text), counters);
            case "vmstat" -> vmStat(VmStat.parse(text), counters);
            case "vmallocinfo" ->
                VmallocInfo.parse(text)
                        .pagesByCaller()
                        .forEach((caller, pages) -> counters.accept(VMALLOC_PREFIX + caller, (double) pages * PAGE));
            case "zoneinfo" ->
                ZoneInfo.parse(text)
                        .perCpuPages()
                        .ifPresent(pages -> counters.accept("per-CPU lists", (double) pages * PAGE));
            case "processes" -> FileSections.processes(text, counters);
            case "zram" -> FileSections.zram(text, counters);
            case "thermal" -> FileSections.thermal(text, counters);
            case "loadavg" -> FileSections.load(text, counters);
            default -> {
                // kept raw; no counter is made of it
            }
        }
    }

    private static void memInfo(MemInfo info, ObjDoubleConsumer<String> counters) {
        info.kilobytes().forEach((name, kb) -> counters.accept(name, kb * 1024.0));
        info.kB(MEM_FREE)
                .ifPresent(free -> counters.accept(
                        FREE_OUTSIDE_CMA, (free - info.kB(CMA_FREE).orElse(0)) * 1024.0));
    }

    private static void slabInfo(SlabInfo info, ObjDoubleConsumer<String> counters) {
        for (SlabCache cache : info.caches()) {
            counters.accept(SLAB_PREFIX + cache.commonName(), (double) cache.pages() * PAGE);
        }
    }

    private static void pageTypes(PageTypeInfo info, ObjDoubleConsumer<String> counters) {
        Supply supply = info.supply(4);
        counters.accept(ORDER4_STRICT, (double) supply.strict().count());
        counters.accept(ORDER4_USABLE, (double) supply.usable().count());
        // The kernel's own extfrag files count CMA in, which no unmovable request may have.
        counters.accept(ORDER4_UNUSABLE, info.usable().unusablePermille(4));
        supply.byType().forEach((type, tally) -> counters.accept("order-4 " + type, (double) tally.count()));
    }

    private static void vmStat(VmStat stat, ObjDoubleConsumer<String> counters) {
        stat.value("nr_zspages").ifPresent(pages -> counters.accept("zspages", (double) pages * PAGE));
    }
}
