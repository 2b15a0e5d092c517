package org.boxsoak.plan;

/** A moment of the run at which the module is plugged beside the regular plugs. */
public enum PlugMoment {
    /** Before the first cycle of the workload. */
    AT_START("at start"),
    /** After the last cycle: the plug that meets the aged box. */
    AT_END("at end");

    private final String word;

    PlugMoment(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
