package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tell how many blocks of an order remain for an unmovable request, and how many lie in lists that it may not touch.
 * All figures are in units of this order: a free block of twice the size counts twice.
 *
 * @param order the order asked for; 4 is 64 KiB with 4 KiB pages
 * @param byType the free units of each migrate type, named and ordered as in the file
 */
public record Supply(int order, Map<String, Tally> byType) {
    public Supply {
        byType = Ordered.copyOf(byType);
    }

    /** The Unmovable list alone. */
    public Tally strict() {
        return needed(PageTypeInfo.UNMOVABLE);
    }

    /** Unmovable, and what an unmovable request falls back to: Reclaimable and Movable (never CMA, HighAtomic or Isolate). */
    public Tally usable() {
        return strict().plus(needed(PageTypeInfo.RECLAIMABLE)).plus(needed(PageTypeInfo.MOVABLE));
    }

    public Tally cma() {
        return of(PageTypeInfo.CMA);
    }

    /** For atomic requests only. */
    public Tally highAtomic() {
        return of(PageTypeInfo.HIGH_ATOMIC);
    }

    public Tally isolate() {
        return of(PageTypeInfo.ISOLATE);
    }

    /** The free units of a type; none for a type that this kernel was built without. */
    public Tally of(String type) {
        return byType.getOrDefault(type, Tally.ZERO);
    }

    Supply plus(Supply other) {
        Map<String, Tally> sums = new LinkedHashMap<>(byType);
        other.byType.forEach((type, units) -> sums.merge(type, units, Tally::plus));
        return new Supply(order, sums);
    }

    private Tally needed(String type) {
        return byType.getOrDefault(type, Tally.atLeast(0));
    }
}
