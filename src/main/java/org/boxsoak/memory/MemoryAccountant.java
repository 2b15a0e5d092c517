package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Adds up the shares of the RAM, each from its best source, and says which source that was. */
final class MemoryAccountant {
    /** More than any machine has, so that sums of damaged figures cannot overflow: 2^40 kB. */
    private static final long MOST_KB = 1L << 40;

    private final MemoryFiles files;
    private final MemInfo mem;
    private final boolean countsVmalloc;
    private final List<MemoryBucket> buckets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable VmStat vm;
    private @Nullable ZoneInfo zones;

    MemoryAccountant(MemoryFiles files) {
        this.files = files;
        mem = MemInfo.parse(textOf(MemoryFileKind.MEMINFO));
        // KReclaimable came in 4.20 and VmallocUsed became true in 5.3: kernels in use have both or neither.
        countsVmalloc = files.release().isKnown()
                ? files.release().isAtLeast(5, 4)
                : mem.kB("KReclaimable").isPresent();
    }

    MemoryAccount account() {
        OptionalLong total = mem.kB("MemTotal");
        if (total.isEmpty() || mem.kB("MemFree").isEmpty()) {
            notes.add("There is no MemTotal or MemFree: without /proc/meminfo there is nothing to split.");
            return new MemoryAccount(0, List.of(), 0, notes);
        }
        String vmText = files.text(MemoryFileKind.VMSTAT);
        vm = vmText == null ? null : VmStat.parse(vmText);
        String zoneText = files.text(MemoryFileKind.ZONEINFO);
        zones = zoneText == null ? null : ZoneInfo.parse(zoneText);
        free();
        lru();
        slab();
        kernel();
        drivers();
        long totalKb = Math.min(total.getAsLong(), MOST_KB);
        long known = buckets.stream().mapToLong(MemoryBucket::kB).sum();
        if (known > totalKb) {
            notes.add("The shares exceed MemTotal by " + (known - totalKb) + " kB: two sources count the same pages,"
                    + " or the files were read at different times.");
        }
        return new MemoryAccount(totalKb, buckets, totalKb - known, notes);
    }

    private void free() {
        long free = kB("MemFree").orElse(0);
        long cma = Math.min(kB("CmaFree").orElse(0), free);
        add("free outside CMA", free - cma, cma > 0 ? "meminfo: MemFree - CmaFree" : "meminfo: MemFree");
        if (kB("CmaFree").isPresent()) {
            add("free in CMA", cma, "meminfo: CmaFree");
        }
        OptionalLong lists = zones == null ? OptionalLong.empty() : zones.perCpuPages();
        addPages("free in per-CPU lists", lists, "zoneinfo: pagesets");
    }

    private void lru() {
        long shmem = kB("Shmem").orElse(0);
        long cache = Math.max(0, kB("Cached").orElse(0) + kB("Buffers").orElse(0) - shmem);
        long anon = kB("AnonPages").orElse(0);
        add("page cache", cache, "meminfo: Cached + Buffers - Shmem");
        add("anonymous", anon, "meminfo: AnonPages");
        add("shared memory", shmem, "meminfo: Shmem");
        long isolated = vmPages("nr_isolated_anon").orElse(0)
                + vmPages("nr_isolated_file").orElse(0);
        long lists = kB("Active").orElse(0)
                + kB("Inactive").orElse(0)
                + kB("Unevictable").orElse(0)
                + isolated * files.pageKb();
        // Swap cache without a mapping, lazily freed pages. Negative for a moment while pages wait to get on a list:
        // then there is no rest.
        long rest = lists - cache - anon - shmem;
        if (rest > 0) {
            add("other pages on LRU lists", rest, "meminfo: Active + Inactive + Unevictable, vmstat: nr_isolated_*");
        }
    }

    private void slab() {
        OptionalLong slab = kB("Slab");
        if (slab.isEmpty()) {
            notes.add("meminfo has no Slab: the kernel's object caches are part of the rest.");
            return;
        }
        String text = files.text(MemoryFileKind.SLABINFO);
        List<MemoryBucket> parts = text == null
                ? List.of()
                : SlabParts.of(SlabInfo.parse(text), files.pageKb(), slab.getAsLong(), countsVmalloc);
        buckets.add(new MemoryBucket("slab", slab.getAsLong(), "meminfo: Slab", parts));
        OptionalLong reclaimable = kB("KReclaimable");
        OptionalLong inSlab = kB("SReclaimable");
        if (reclaimable.isPresent() && inSlab.isPresent()) {
            long other = Math.max(0, reclaimable.getAsLong() - inSlab.getAsLong());
            add("other reclaimable kernel memory", other, "meminfo: KReclaimable - SReclaimable");
        }
    }

    private void kernel() {
        addKb("page tables", "PageTables");
        addKb("secondary page tables", "SecPageTables");
        addKb("percpu", "Percpu");
        stacksAndVmalloc();
        OptionalLong zspages = vmPages("nr_zspages");
        if (zspages.isPresent()) {
            addPages("zspages", zspages, "vmstat: nr_zspages");
        } else {
            zram();
        }
        addKb("bounce buffers", "Bounce");
        addKb("FUSE writeback", "WritebackTmp");
        addKb("broken pages", "HardwareCorrupted");
        OptionalLong huge = mem.count("HugePages_Total");
        OptionalLong hugeKb = kB("Hugepagesize");
        if (kB("Hugetlb").isPresent()) {
            addKb("huge pages", "Hugetlb");
        } else if (huge.isPresent() && hugeKb.isPresent()) {
            long size = Tally.product(huge.getAsLong(), hugeKb.getAsLong());
            add("huge pages", size, "meminfo: HugePages_Total x Hugepagesize");
        }
    }

    private void stacksAndVmalloc() {
        OptionalLong stacks = kB("KernelStack");
        addKb("kernel stacks", "KernelStack");
        String text = files.text(MemoryFileKind.VMALLOCINFO);
        VmallocInfo areas = text == null ? null : VmallocInfo.parse(text);
        OptionalLong used = countsVmalloc ? kB("VmallocUsed") : OptionalLong.empty();
        String source = "meminfo: VmallocUsed";
        if (!countsVmalloc && areas != null) {
            used = OptionalLong.of(Tally.product(areas.allocatedPages(), files.pageKb()));
            source = "vmallocinfo: pages of vmalloc";
        }
        if (used.isEmpty()) {
            notes.add(
                    "This kernel does not count vmalloc and /proc/vmallocinfo is missing: vmalloc is part of the rest.");
            return;
        }
        boolean stacksInside = areas == null ? countsVmalloc : areas.holdsKernelStacks();
        if (areas == null) {
            notes.add(
                    "Kernel stacks are taken to lie in vmalloc space (CONFIG_VMAP_STACK): without /proc/vmallocinfo that is a guess.");
        }
        if (stacksInside && used.getAsLong() >= stacks.orElse(0)) {
            add("vmalloc", used.getAsLong() - stacks.orElse(0), source + " - KernelStack");
        } else {
            add("vmalloc", used.getAsLong(), source);
        }
    }

    private void zram() {
        String text = files.text(MemoryFileKind.ZRAM);
        OptionalLong bytes =
                text == null ? OptionalLong.empty() : ZramStat.parse(text).usedBytes();
        if (bytes.isPresent()) {
            add("zspages", bytes.getAsLong() >> 10, "zram mm_stat: mem_used_total");
        }
    }

    private void drivers() {
        OptionalLong cma = kB("DriverCma");
        String cmaText = files.text(MemoryFileKind.CMA);
        Long cmaPages = cmaText == null ? null : CmaUse.parse(cmaText).driverPages();
        if (cma.isPresent()) {
            addKb("CMA held by drivers", "DriverCma");
        } else if (cmaPages != null) {
            addPages("CMA held by drivers", OptionalLong.of(cmaPages), "cma_debug: driver used");
        }
        String text = files.text(MemoryFileKind.DMA_BUF);
        if (text == null) {
            return;
        }
        boolean cmaIsCounted = cma.isPresent() || cmaPages != null;
        long bytes = DmaBufInfo.parse(text).buffers().stream()
                .filter(b -> !(cmaIsCounted && b.isFromCma()))
                .mapToLong(DmaBuf::bytes)
                .reduce(0, Tally::sum);
        add("dma-buf", bytes >> 10, cmaIsCounted ? "bufinfo without buffers from CMA" : "bufinfo");
    }

    private String textOf(MemoryFileKind kind) {
        String text = files.text(kind);
        return text == null ? "" : text;
    }

    private OptionalLong kB(String name) {
        OptionalLong kB = mem.kB(name);
        return kB.isPresent() ? OptionalLong.of(Math.min(kB.getAsLong(), MOST_KB)) : kB;
    }

    private OptionalLong vmPages(String name) {
        OptionalLong pages = vm == null ? OptionalLong.empty() : vm.value(name);
        return pages.isPresent() ? OptionalLong.of(Math.min(pages.getAsLong(), MOST_KB / files.pageKb())) : pages;
    }

    private void addKb(String bucket, String name) {
        OptionalLong kB = kB(name);
        if (kB.isPresent()) {
            add(bucket, kB.getAsLong(), "meminfo: " + name);
        }
    }

    private void addPages(String bucket, OptionalLong pages, String source) {
        if (pages.isPresent()) {
            add(bucket, Tally.product(pages.getAsLong(), files.pageKb()), source);
        }
    }

    private void add(String bucket, long kB, String source) {
        buckets.add(new MemoryBucket(bucket, Math.min(kB, MOST_KB), source));
    }
}
