package org.boxsoak.plan;

/** When the supply has to be there. */
public enum SupplyMoment {
    /** In every sample of the run. */
    ALWAYS("always"),
    /** In the last sample before each plug. */
    AT_PLUG("at plug");

    private final String word;

    SupplyMoment(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
