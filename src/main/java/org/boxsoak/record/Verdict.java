package org.boxsoak.record;

import java.util.List;

/**
 * The verdict of a run, as verdict.json holds it.
 *
 * @param verdict the worst outcome of the checks that decide
 * @param checks every check, in the order of the contract
 * @param explanation one paragraph: what was plugged when, what failed, why, with the numbers
 */
public record Verdict(Outcome verdict, List<CheckResult> checks, String explanation) {
    public Verdict {
        checks = List.copyOf(checks);
    }

    /** The verdict that these checks make. */
    public static Verdict of(List<CheckResult> checks, String explanation) {
        List<Outcome> deciding = checks.stream()
                .filter(CheckResult::decides)
                .map(CheckResult::outcome)
                .toList();
        return new Verdict(Outcome.worst(deciding), checks, explanation);
    }
}
