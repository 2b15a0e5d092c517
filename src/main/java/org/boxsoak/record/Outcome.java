package org.boxsoak.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** How a check, or a whole run, came out; three kinds of failure that are never mixed, and an honest fourth answer. */
public enum Outcome {
    PASSED("passed", 0, 0),
    /** The run could not see enough to say: samples are missing, or it was too short. */
    UNDECIDED("undecided", 4, 1),
    /** adb, relay, console, emulator or host failed; says nothing of the box. */
    BENCH_FAILED("bench-failed", 3, 2),
    /** The box did what the plan forbids. */
    BOX_FAILED("box-failed", 1, 3);

    private final String word;
    private final int exitCode;
    private final int weight;

    Outcome(String word, int exitCode, int weight) {
        this.word = word;
        this.exitCode = exitCode;
        this.weight = weight;
    }

    /** The word of verdict.json. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The exit code of {@code boxsoak run} for this outcome. */
    public int exitCode() {
        return exitCode;
    }

    /** The worst of these, in the order box-failed, bench-failed, undecided, passed; passed where there is none. */
    public static Outcome worst(Collection<Outcome> outcomes) {
        return outcomes.stream().max(Comparator.comparingInt(o -> o.weight)).orElse(PASSED);
    }

    @JsonCreator
    static Outcome parse(String word) {
        return Arrays.stream(values())
                .filter(o -> o.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no outcome of a run"));
    }
}
