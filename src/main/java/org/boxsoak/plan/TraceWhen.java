package org.boxsoak.plan;

/** When a run traces who takes memory. */
public enum TraceWhen {
    /** At the end of the workload, if memory leaks by then or is suspected to. */
    ON_LEAK("on-leak"),
    /** At the end of the workload, whatever the counters say. */
    ALWAYS("always"),
    NEVER("never");

    private final String word;

    TraceWhen(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
