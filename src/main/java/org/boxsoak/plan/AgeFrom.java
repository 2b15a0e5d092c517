package org.boxsoak.plan;

/** When the box is aged; it is held so to the end of the run, or of the plug. */
public enum AgeFrom {
    /** Before the steps of the set-up. */
    START("start"),
    /** After the set-up, before the workload and the first plug. */
    WORKLOAD("workload"),
    /** Just before each plug, and given back after it: the box ages and recovers again and again. */
    PLUG("plug");

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
