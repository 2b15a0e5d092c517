package org.boxsoak.plan;

/** When the box is aged; it is held so to the end of the run. */
public enum AgeFrom {
    /** Before the steps of the set-up. */
    START("start"),
    /** After the set-up, before the workload and the first plug. */
    WORKLOAD("workload");

    private final String word;

    AgeFrom(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
