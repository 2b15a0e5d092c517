package org.boxsoak.plan;

/** Where a step runs. */
public enum StepPlace {
    /** In the shell of the box. */
    BOX("box"),
    /** In the shell of the host that runs the harness. */
    HOST("host"),
    /** At the bench's relay: plug, unplug or cycle. */
    RELAY("relay");

    private final String word;

    StepPlace(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
