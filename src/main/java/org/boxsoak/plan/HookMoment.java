package org.boxsoak.plan;

/** The outcomes of a run after which a hook is carried out. */
public enum HookMoment {
    /** Every outcome but passed: somebody has to look. */
    FAILED("failed"),
    BOX_FAILED("box-failed"),
    BENCH_FAILED("bench-failed"),
    UNDECIDED("undecided"),
    PASSED("passed"),
    ALWAYS("always");

    private final String word;

    HookMoment(String word) {
        this.word = word;
    }

    /** Whether a run with this verdict, as verdict.json words it, is meant. */
    public boolean covers(String verdict) {
        return switch (this) {
            case ALWAYS -> true;
            case FAILED -> !verdict.equals(PASSED.word);
            default -> verdict.equals(word);
        };
    }

    /** The word that plans use. */
    @Override
    public String toString() {
        return word;
    }
}
