package org.boxsoak.plan;

import java.time.Duration;
import java.util.Map;
import org.boxsoak.plan.steps.StepKind;
import org.boxsoak.plan.steps.StepScript;

/**
 * A ready step of the library with its settings.
 *
 * @param values by the settings' names, as the script needs them
 */
record UsedStep(StepKind kind, Map<String, String> values) {
    UsedStep {
        values = Map.copyOf(values);
    }

    String script() {
        return StepScript.of(kind, values);
    }

    Duration limit() {
        return Duration.ofSeconds(StepScript.limitSeconds(kind, values));
    }
}
