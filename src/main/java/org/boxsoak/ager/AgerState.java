package org.boxsoak.ager;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the ager on the box saw and held at one moment. Blocks are free ones, in units of {@code order}; sizes are in KiB.
 *
 * @param phase {@code taking} or {@code holding}
 * @param aged whether no more usable blocks are free than are to be left
 * @param reached whether as many blocks as are to be left were free, and no more, at some moment since that number was asked for
 * @param leave how many blocks were to be left then
 * @param asked how often that was changed before
 * @param usable blocks in the Unmovable, Reclaimable and Movable lists; null where the box does not show its free lists
 * @param strict blocks in the Unmovable lists
 * @param highAtomic blocks that atomic requests alone may take
 * @param cma blocks that only movable requests may take
 * @param freeOutsideCmaKb free memory that is no CMA
 * @param reserveKb what the ager leaves free of that
 * @param minKb the sum of the zones' min watermarks
 * @param pipes how many pipes it holds, with {@code pipesKb} in them
 * @param rings how many packet rings it holds, of {@code ringBlocks} blocks in all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgerState(
        String phase,
        boolean aged,
        boolean reached,
        int order,
        int leave,
        int asked,
        @Nullable Long usable,
        @Nullable Long strict,
        @Nullable Long highAtomic,
        @Nullable Long cma,
        long freeOutsideCmaKb,
        long reserveKb,
        long minKb,
        long pipes,
        long pipesKb,
        long rings,
        long ringBlocks,
        long ringsKb) {

    boolean isHolding() {
        return phase.equals("holding");
    }
}
