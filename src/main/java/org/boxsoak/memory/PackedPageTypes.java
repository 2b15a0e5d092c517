package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Hold a {@link PageTypeInfo} in little memory: of a night at one reading a second there are 43 200, which differ in their counts of free blocks
 * and in nothing else.
 */
public final class PackedPageTypes {
    private final PageTypeInfo shape;
    /** The counts in the order of the file; that of a lower bound as its complement. */
    private final long[] counts;

    private PackedPageTypes(PageTypeInfo shape, long[] counts) {
        this.shape = shape;
        this.counts = counts;
    }

    /** @param like an earlier one, whose memory is shared as far as possible */
    public static PackedPageTypes of(PageTypeInfo info, @Nullable PackedPageTypes like) {
        PageTypeInfo shape =
                like != null && isSameShape(info, like.shape) ? like.shape : filled(info, tally -> Tally.ZERO);
        return new PackedPageTypes(shape, counts(info));
    }

    private static long[] counts(PageTypeInfo info) {
        long[] counts = new long
                [info.zones().stream()
                        .flatMap(zone -> zone.free().values().stream())
                        .mapToInt(free -> free.byOrder().size())
                        .sum()];
        int at = 0;
        for (PageTypeZone zone : info.zones()) {
            for (FreeBlocks free : zone.free().values()) {
                for (Tally tally : free.byOrder()) {
                    counts[at++] = tally.isLowerBound() ? ~tally.count() : tally.count();
                }
            }
        }
        return counts;
    }

    private static boolean isSameShape(PageTypeInfo info, PageTypeInfo other) {
        boolean isSame = info.zones().size() == other.zones().size()
                && Objects.equals(info.pageBlockOrder(), other.pageBlockOrder())
                && Objects.equals(info.pagesPerBlock(), other.pagesPerBlock())
                && info.reading().equals(other.reading());
        for (int i = 0; isSame && i < info.zones().size(); i++) {
            isSame = isSameShape(info.zones().get(i), other.zones().get(i));
        }
        return isSame;
    }

    private static boolean isSameShape(PageTypeZone zone, PageTypeZone other) {
        if (!zone.id().equals(other.id())
                || !zone.pageBlocks().equals(other.pageBlocks())
                || !zone.mixedBlocks().equals(other.mixedBlocks())
                || zone.free().size() != other.free().size()) {
            return false;
        }
        Iterator<Map.Entry<String, FreeBlocks>> others = other.free().entrySet().iterator();
        for (Map.Entry<String, FreeBlocks> row : zone.free().entrySet()) {
            Map.Entry<String, FreeBlocks> otherRow = others.next();
            if (!row.getKey().equals(otherRow.getKey())
                    || row.getValue().byOrder().size()
                            != otherRow.getValue().byOrder().size()) {
                return false;
            }
        }
        return true;
    }

    public PageTypeInfo unpacked() {
        int[] at = {0};
        return filled(shape, tally -> tally(at[0]++));
    }

    private Tally tally(int at) {
        return new Tally(counts[at] < 0 ? ~counts[at] : counts[at], counts[at] < 0);
    }

    /** What is left for requests of an order, over all zones; as of {@link #unpacked()}, which a night's check need not make. */
    public Supply supply(int order) {
        Supply sum = new Supply(order, Map.of());
        int at = 0;
        for (PageTypeZone zone : shape.zones()) {
            Map<String, Tally> units = new LinkedHashMap<>();
            for (Map.Entry<String, FreeBlocks> row : zone.free().entrySet()) {
                int first = at;
                int orders = row.getValue().byOrder().size();
                units.put(row.getKey(), FreeBlocks.inUnitsOf(order, orders, o -> tally(first + o)));
                at += orders;
            }
            sum = sum.plus(PageTypeZone.supply(order, units));
        }
        return sum;
    }

    private static PageTypeInfo filled(PageTypeInfo info, UnaryOperator<Tally> filling) {
        List<PageTypeZone> zones = new ArrayList<>();
        for (PageTypeZone zone : info.zones()) {
            Map<String, FreeBlocks> free = new LinkedHashMap<>();
            zone.free().forEach((type, blocks) -> {
                List<Tally> tallies = new ArrayList<>(blocks.byOrder());
                tallies.replaceAll(filling);
                free.put(type, new FreeBlocks(tallies));
            });
            zones.add(new PageTypeZone(zone.id(), free, zone.pageBlocks(), zone.mixedBlocks()));
        }
        return new PageTypeInfo(info.pageBlockOrder(), info.pagesPerBlock(), zones, info.reading());
    }
}
