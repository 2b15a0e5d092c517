package org.boxsoak.cli;

import org.boxsoak.plan.Bench;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.soak.PlanFolder;
import org.boxsoak.soak.Relays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --bench} of commands that work on a bench without a plan. */
final class BenchOption {
    @Option(
            names = "--bench",
            paramLabel = "FILE",
            description = "the bench, e.g. testplans/benches/living-room-box.yaml (default: a virtual box of its own)")
    private @Nullable String file;

    static PlanLoader loader() {
        return new PlanLoader(new PlanFolder(), Relays.settingsByType());
    }

    /** The file as the loader takes it; null for the default virtual box. */
    @Nullable
    String located() {
        return file == null ? null : ProjectHome.locate(file);
    }

    Bench load() {
        return loader().loadBench(located());
    }
}
