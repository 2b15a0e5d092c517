package org.boxsoak.plan;

import java.time.Duration;
import java.util.Set;

/**
 * One measure against the failure, or the state without any.
 *
 * @param name for reports
 * @param set a script for the box's {@code sh} that brings the driver into this state while the module is unplugged
 * @param must what it has to achieve; empty: it is only shown
 */
public record Variant(String name, String set, Set<VariantDuty> must) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    public Variant {
        must = Set.copyOf(must);
    }

    /** The script as a step of the run. */
    public Step step() {
        return new Step("set: " + name, set, new StepTime.AtMost(LIMIT), ExpectedExit.ZERO, StepPlace.BOX);
    }
}
