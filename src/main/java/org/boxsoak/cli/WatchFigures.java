package org.boxsoak.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.boxsoak.memory.KernelRelease;
import org.boxsoak.memory.MemInfo;
import org.boxsoak.memory.MemoryAccount;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.MemoryFiles;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.Supply;

/** What {@code boxsoak watch} shows of a reading; sizes in bytes, blocks in units of order 4. */
final class WatchFigures {
    static final String MEM_FREE = "MemFree";
    static final String OUTSIDE_CMA = "free outside CMA";
    static final String STRICT = "order-4 strict";
    static final String USABLE = "order-4 usable";
    static final String EXTFRAG = "order-4 unusable per mille";
    static final String SLAB = "Slab";
    static final String UNRECLAIMABLE = "SUnreclaim";
    static final String UNACCOUNTED = "unaccounted";

    private static final int KB = 1024;
    private static final int PAGE_KB = 4;

    private final KernelRelease release;

    WatchFigures(KernelRelease release) {
        this.release = release;
    }

    /** The figures that this reading gives, by name. */
    Map<String, Double> of(Map<String, String> texts) {
        Map<String, Double> figures = new LinkedHashMap<>();
        String meminfo = texts.get("meminfo");
        if (meminfo != null) {
            MemInfo info = MemInfo.parse(meminfo);
            info.kB(MEM_FREE).ifPresent(free -> {
                figures.put(MEM_FREE, (double) free * KB);
                figures.put(OUTSIDE_CMA, (double) (free - info.kB("CmaFree").orElse(0)) * KB);
            });
            info.kB(SLAB).ifPresent(kb -> figures.put(SLAB, (double) kb * KB));
            info.kB(UNRECLAIMABLE).ifPresent(kb -> figures.put(UNRECLAIMABLE, (double) kb * KB));
            MemoryAccount account = account(texts);
            if (account.totalKb() > 0) {
                figures.put(UNACCOUNTED, (double) account.unaccountedKb() * KB);
            }
        }
        String pagetypeinfo = texts.get("pagetypeinfo");
        if (pagetypeinfo != null) {
            PageTypeInfo info = PageTypeInfo.parse(pagetypeinfo);
            Supply supply = info.supply(4);
            figures.put(STRICT, (double) supply.strict().count());
            figures.put(USABLE, (double) supply.usable().count());
            // The kernel's own extfrag files count CMA in, which no unmovable request may have.
            figures.put(EXTFRAG, (double) info.usable().unusablePermille(4));
        }
        return figures;
    }

    private MemoryAccount account(Map<String, String> texts) {
        Map<MemoryFileKind, String> files = new EnumMap<>(MemoryFileKind.class);
        for (MemoryFileKind kind : MemoryFileKind.values()) {
            String text = texts.get(kind.path().substring(kind.path().lastIndexOf('/') + 1));
            if (text != null && kind.path().startsWith("/proc/")) {
                files.put(kind, text);
            }
        }
        return MemoryAccount.of(new MemoryFiles(release, PAGE_KB, files));
    }
}
