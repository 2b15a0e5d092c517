package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Read /proc/pagetypeinfo: free blocks by node, zone, migrate type and order, and page blocks by type.
 * <pre>
 * Node    0, zone    DMA32, type    Unmovable    123    149     95     66     45     23     13      5      9      0      0
 * Node    0, zone   Normal, type      Movable >100000  35172   3203    563    127     31      8      1      0      0      0
 * Node 0, zone    DMA32          150          495           14          237            0            0
 * </pre>
 * From mm/vmstat.c, the same in 4.9 to 6.12, except that since 5.4 a count stops at 100000 and prints as {@code >100000}.
 * Types and their order differ: mainline has HighAtomic before CMA, Android common kernels CMA before HighAtomic, 3.x had
 * Reserve instead of HighAtomic. Several nodes repeat the whole text. The free lists are not read at one instant.
 *
 * @param pageBlockOrder the order of a page block; null if the file does not say
 * @param pagesPerBlock the pages of a page block; null if the file does not say
 * @param zones the zones, in the file's order
 * @param reading what was kept and what was not
 */
public record PageTypeInfo(
        @Nullable Integer pageBlockOrder, @Nullable Long pagesPerBlock, List<PageTypeZone> zones, Reading reading) {
    public static final String UNMOVABLE = "Unmovable";
    public static final String MOVABLE = "Movable";
    public static final String RECLAIMABLE = "Reclaimable";
    public static final String CMA = "CMA";
    public static final String HIGH_ATOMIC = "HighAtomic";
    public static final String ISOLATE = "Isolate";

    public PageTypeInfo {
        zones = List.copyOf(zones);
    }

    public static PageTypeInfo parse(String text) {
        return new PageTypeInfoParser(text).parse();
    }

    /**
     * The same file with other counts in some rows of its free table.
     *
     * @param rows each as {@link PageTypeRow#isSameRow the same row} as one of this file, which was read as a whole
     */
    public PageTypeInfo with(List<PageTypeRow> rows) {
        return new PageTypeInfo(
                pageBlockOrder,
                pagesPerBlock,
                zones.stream().map(zone -> zone.with(rows)).toList(),
                reading);
    }

    /** What is left for requests of an order, over all zones. */
    public Supply supply(int order) {
        return zones.stream().map(z -> z.supply(order)).reduce(new Supply(order, Map.of()), Supply::plus);
    }

    /** The free blocks of a type, over all zones. */
    public FreeBlocks free(String type) {
        return zones.stream().map(z -> z.free(type)).reduce(FreeBlocks.NONE, FreeBlocks::plus);
    }

    /** The free blocks that an unmovable request may take (Unmovable, Reclaimable, Movable), over all zones. */
    public FreeBlocks usable() {
        return zones.stream().map(PageTypeZone::usable).reduce(FreeBlocks.NONE, FreeBlocks::plus);
    }

    /** The free pages by type, over all zones. */
    public Map<String, Tally> freePagesByType() {
        return supply(0).byType();
    }

    /** The page blocks by type, over all zones. */
    public Map<String, Long> pageBlocksByType() {
        Map<String, Long> sums = new LinkedHashMap<>();
        zones.forEach(z -> z.pageBlocks().forEach((type, blocks) -> sums.merge(type, blocks, Tally::sum)));
        return sums;
    }

    /** The pages of all page blocks, which are the present pages of the machine; null if the file does not say. */
    public @Nullable Long presentPages() {
        return pagesOf(pageBlocksByType().values().stream().reduce(0L, Tally::sum));
    }

    /** The size of the CMA areas in pages; null if the file does not say. */
    public @Nullable Long cmaPages() {
        Long blocks = pageBlocksByType().get(CMA);
        return blocks == null ? null : pagesOf(blocks);
    }

    /** Whether any count in the file is a lower bound ({@code >100000}). */
    public boolean isSaturated() {
        return zones.stream()
                .flatMap(z -> z.free().values().stream())
                .flatMap(f -> f.byOrder().stream())
                .anyMatch(Tally::isLowerBound);
    }

    private @Nullable Long pagesOf(long blocks) {
        return pagesPerBlock == null
                        || zones.stream().allMatch(z -> z.pageBlocks().isEmpty())
                ? null
                : Tally.of(blocks)
                        .shiftedLeft(Long.numberOfTrailingZeros(pagesPerBlock))
                        .count();
    }
}
