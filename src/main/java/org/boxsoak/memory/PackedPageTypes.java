package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        PageTypeInfo blank = filled(info, tally -> Tally.ZERO);
        PageTypeInfo shape = like != null && like.shape.equals(blank) ? like.shape : blank;
        long[] counts = info.zones().stream()
                .flatMap(zone -> zone.free().values().stream())
                .flatMap(free -> free.byOrder().stream())
                .mapToLong(tally -> tally.isLowerBound() ? ~tally.count() : tally.count())
                .toArray();
        return new PackedPageTypes(shape, counts);
    }

    public PageTypeInfo unpacked() {
        int[] at = {0};
        return filled(shape, tally -> {
            long count = counts[at[0]++];
            return new Tally(count < 0 ? ~count : count, count < 0);
        });
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
