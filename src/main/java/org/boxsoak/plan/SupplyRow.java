package org.boxsoak.plan;

/** Which free blocks count as supply of an unmovable request. */
public enum SupplyRow {
    /** The Unmovable rows alone. */
    STRICT("strict"),
    /** Unmovable, Reclaimable and Movable: what such a request may fall back to; never CMA or Isolate. */
    USABLE("usable");

    private final String word;

    SupplyRow(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
