package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.plan.Mitigations;
import org.boxsoak.plan.Variant;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.jspecify.annotations.Nullable;

/** Asks whether one measure achieved at every aged plug what the plan demands of it. */
record VariantCheck(Variant variant, int repeat) implements Check {
    static final String PREFIX = "mitigation: ";

    static List<VariantCheck> of(@Nullable Mitigations mitigations) {
        return mitigations == null
                ? List.of()
                : mitigations.variants().stream()
                        .map(v -> new VariantCheck(v, mitigations.repeat()))
                        .toList();
    }

    @Override
    public String name() {
        return PREFIX + variant.name();
    }

    boolean decides() {
        return !variant.must().isEmpty();
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        VariantTally tally = VariantTally.of(variant, evidence);
        if (tally.trials().isEmpty()) {
            return result(Outcome.UNDECIDED, "'" + variant.name() + "' was not tried.", List.of("journal.jsonl"));
        }
        List<String> lines = tally.trials().stream()
                .map(t -> "round " + t.round() + ": " + t.outcome() + " with " + t.usable() + " blocks free")
                .toList();
        boolean done = decides()
                ? tally.isDone()
                : tally.survived() == tally.trials().size()
                        && tally.worked() == tally.trials().size();
        if (!done) {
            String demand = decides() ? " The plan demands: " + tally.demand() + "." : "";
            return result(Outcome.BOX_FAILED, tally.sentence() + demand, lines);
        }
        return tally.trials().size() < repeat
                ? result(
                        Outcome.UNDECIDED,
                        tally.sentence() + " But the plan wants " + repeat + " plugs; the run was over before.",
                        lines)
                : result(Outcome.PASSED, tally.sentence(), lines);
    }

    private CheckResult result(Outcome outcome, String message, List<String> evidence) {
        return new CheckResult(name(), outcome, false, message, evidence);
    }
}
