package org.boxsoak.plan;

/** Where the module is when the run starts. */
public enum ModuleStart {
    PLUGGED("plugged"),
    UNPLUGGED("unplugged");

    private final String word;

    ModuleStart(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
