package org.boxsoak.plan;

/** What a run does when the box has rebooted. */
public enum OnReboot {
    /** Wait for the boot and go on with the next cycle. */
    CONTINUE("continue"),
    /** End the run. */
    STOP("stop");

    private final String word;

    OnReboot(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
