package org.boxsoak.plan;

/** The exit code that counts as done. */
public enum ExpectedExit {
    ZERO("0"),
    /** The command may fail: a crash of the app under test is no fault of the plan. */
    ANY("any");

    private final String word;

    ExpectedExit(String word) {
        this.word = word;
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
