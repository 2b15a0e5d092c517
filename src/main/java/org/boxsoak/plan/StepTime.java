package org.boxsoak.plan;

import java.time.Duration;

/** How long a step runs. */
public sealed interface StepTime {
    /** The time after which the harness ends the step. */
    Duration limit();

    /** The step lasts this long: a command that still runs then is ended, after one that is done sooner the rest is waited out. */
    record HeldFor(Duration limit) implements StepTime {}

    /** Expected to end by itself within this time; the step has failed if it does not. */
    record AtMost(Duration limit) implements StepTime {}
}
