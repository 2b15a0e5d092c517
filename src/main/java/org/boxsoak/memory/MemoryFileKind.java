package org.boxsoak.memory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Recognise the kernel's memory files by their text, so that a user need not say which one a file is. */
public enum MemoryFileKind {
    MEMINFO("/proc/meminfo", text -> MemInfo.parse(text).reading()),
    VMSTAT("/proc/vmstat", text -> VmStat.parse(text).reading()),
    SLABINFO("/proc/slabinfo", text -> SlabInfo.parse(text).reading()),
    PAGETYPEINFO("/proc/pagetypeinfo", text -> PageTypeInfo.parse(text).reading()),
    BUDDYINFO("/proc/buddyinfo", text -> BuddyInfo.parse(text).reading()),
    ZONEINFO("/proc/zoneinfo", text -> ZoneInfo.parse(text).reading()),
    ZRAM("/sys/block/zram0/mm_stat", text -> ZramStat.parse(text).reading()),
    VMALLOCINFO("/proc/vmallocinfo", text -> VmallocInfo.parse(text).reading()),
    ALLOCINFO("/proc/allocinfo", text -> AllocInfo.parse(text).reading()),
    PAGETRACE("/proc/pagetrace", text -> PageTrace.parse(text).reading()),
    SLABTRACE("/proc/slabtrace", text -> SlabTrace.parse(text).reading()),
    PAGE_OWNER("/sys/kernel/debug/page_owner", text -> PageOwner.parse(text).reading()),
    KMEMLEAK("/sys/kernel/debug/kmemleak", text -> KmemLeak.parse(text).reading()),
    DMA_BUF("/sys/kernel/debug/dma_buf/bufinfo", text -> DmaBufInfo.parse(text).reading()),
    CMA("/proc/cma_debug", text -> CmaUse.parse(text).reading());

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // the parsers keep no state
    private final Function<String, Reading> parser;

    MemoryFileKind(String path, Function<String, Reading> parser) {
        this.path = path;
        this.parser = parser;
    }

    /** Where the box has this file. */
    public String path() {
        return path;
    }

    /** How much of a text reads as this kind. */
    public Reading reading(String text) {
        return parser.apply(text);
    }

    /** The kind of the first memory file in a text, or of the head of one; empty if there is none. */
    public static Optional<MemoryFileKind> of(String text) {
        return MemoryFileSections.first(text).map(MemoryFileSection::kind);
    }

    /** All memory files in a text: a single one, several in a row, or sections of an Android bugreport. */
    public static List<MemoryFileSection> sections(String text) {
        return MemoryFileSections.all(text);
    }
}
