package org.boxsoak.plan.steps;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every ready step. */
public final class StepKinds {
    private static final List<StepKind> ALL = Stream.of(
                    MediaSteps.ALL, AppSteps.ALL, PowerSteps.ALL, RadioSteps.ALL, StorageSteps.ALL)
            .flatMap(List::stream)
            .toList();

    private StepKinds() {}

    public static List<StepKind> all() {
        return ALL;
    }

    /** The kind of this name; null where there is none. */
    public static @Nullable StepKind find(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElse(null);
    }
}
