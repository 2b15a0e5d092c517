package org.boxsoak.plan;

/** What a run does when it is certain, while it goes on, that memory leaks. */
public enum OnLeak {
    /** Say so and go on: the rate gets surer, and other checks see the whole night. */
    CONTINUE("continue"),
    /** End the run. */
    STOP("stop");

    private final String word;

    OnLeak(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
