package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What holds for each parser on any text: no exception, nothing lost in silence, no count below zero, sums that agree. */
final class MemoryFileRules {
    private MemoryFileRules() {}

    static void assertHold(MemoryFileKind kind, String text) {
        ReadingRules.assertHold(kind.reading(text), text);
        switch (kind) {
            case PAGETYPEINFO -> pageTypes(PageTypeInfo.parse(text));
            case BUDDYINFO -> BuddyInfo.parse(text).zones().values().forEach(MemoryFileRules::free);
            case ZONEINFO -> zones(ZoneInfo.parse(text));
            case SLABINFO -> slabs(SlabInfo.parse(text));
            case MEMINFO -> {
                MemInfo.parse(text).kilobytes().values().forEach(MemoryFileRules::count);
                account(text);
            }
            case VMSTAT -> VmStat.parse(text).counters().values().forEach(MemoryFileRules::count);
            case VMALLOCINFO -> count(VmallocInfo.parse(text).allocatedPages());
            case ALLOCINFO -> count(AllocInfo.parse(text).bytes());
            case KMEMLEAK -> count(KmemLeak.parse(text).bytes());
            case PAGE_OWNER -> count(PageOwner.parse(text).pages());
            case DMA_BUF -> count(DmaBufInfo.parse(text).bytes().count());
            case PAGETRACE -> PageTrace.parse(text).bytesByFunction().values().forEach(MemoryFileRules::count);
            case SLABTRACE -> SlabTrace.parse(text).sizes().forEach(s -> count(s.heldBytes()));
            case ZRAM -> count(ZramStat.parse(text).usedBytes().orElse(0));
            case CMA -> count(CmaUse.parse(text).reading().kept());
        }
        sections(text);
    }

    private static void pageTypes(PageTypeInfo types) {
        for (int order = 0; order < 12; order++) {
            Supply supply = types.supply(order);
            count(supply.usable().count() - supply.strict().count());
            assertThat(types.usable().unusablePermille(order)).isBetween(0, 1000);
            assertThat(supply.usable().count())
                    .isEqualTo(types.usable().inUnitsOf(order).count());
        }
        for (int order = 1; order < 12; order++) {
            count(types.supply(order - 1).usable().count()
                    - types.supply(order).usable().count());
        }
        types.pageBlocksByType().values().forEach(MemoryFileRules::count);
        types.zones().forEach(z -> z.free().values().forEach(MemoryFileRules::free));
        Long present = types.presentPages();
        count(present == null ? 0 : present);
    }

    private static void free(FreeBlocks blocks) {
        count(blocks.pages().count() - blocks.blocks().count());
        assertThat(blocks.largestOrder()).isBetween(-1, FreeBlocks.MOST_ORDERS - 1);
        for (int order = 0; order < FreeBlocks.MOST_ORDERS; order += 5) {
            assertThat(blocks.unusablePermille(order)).isBetween(0, 1000);
            assertThat(blocks.fragmentationPermille(order)).isLessThanOrEqualTo(1000);
        }
    }

    private static void zones(ZoneInfo info) {
        count(info.perCpuPages().orElse(0));
        count(info.totalSize("free").orElse(0));
        count(info.total("nr_free_cma").orElse(0));
        info.zones().forEach(z -> z.lowmemReserve().forEach(MemoryFileRules::count));
    }

    private static void slabs(SlabInfo info) {
        count(info.pages());
        info.caches().forEach(c -> {
            count(c.activeBytes());
            assertThat(c.commonName()).isNotNull();
        });
    }

    private static void account(String text) {
        MemoryAccount account =
                MemoryAccount.of(new MemoryFiles(KernelRelease.parse(text), 4, Map.of(MemoryFileKind.MEMINFO, text)));
        long sum = account.buckets().stream().mapToLong(MemoryBucket::kB).sum();
        assertThat(sum + account.unaccountedKb()).isEqualTo(account.totalKb());
    }

    private static void sections(String text) {
        int last = 0;
        for (MemoryFileSection section : MemoryFileKind.sections(text)) {
            assertThat(section.firstLine()).isGreaterThan(last);
            assertThat(section.text()).isNotEmpty();
            last = section.firstLine();
        }
    }

    // Without AssertJ on the good path: millions of counts are looked at.
    private static void count(long value) {
        if (value < 0) {
            throw new AssertionError("a count below zero: " + value);
        }
    }
}
