package org.boxsoak.plan;

/** What a measure has to achieve at the plug on the aged box. */
public enum VariantDuty {
    /** The kernel lives on. */
    SURVIVE("survive"),
    /** The module comes back and works. */
    WIFI("wifi");

    private final String word;

    VariantDuty(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
