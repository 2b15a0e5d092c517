package org.boxsoak.plan;

import java.time.Duration;

/** How long a step runs. */
public sealed interface StepTime {
    /** The time after which the harness ends the step. */
    Duration limit();

    /** Started and left running up to this time, then ended; the step is done sooner if the command ends by itself. */
    record HeldFor(Duration limit) implements StepTime {}

    /** Expected to end by itself within this time; the step has failed if it does not. */
    record AtMost(Duration limit) implements StepTime {}
}
