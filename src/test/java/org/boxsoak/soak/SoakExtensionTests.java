package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Two classes that ask for the run of the plan that was named from outside, as the checks of a run are two. */
class SoakExtensionTests {
    private static final List<SoakRun> SEEN = new ArrayList<>();

    @TempDir
    Path folder;

    @Soak
    static final class FirstChecks {
        @Test
        void sees(SoakRun run) {
            SEEN.add(run);
        }
    }

    @Soak(live = true)
    static final class SecondChecks {
        @Test
        void sees(SoakRun run) {
            SEEN.add(run);
        }
    }

    @BeforeEach
    void nothing_was_seen() {
        SEEN.clear();
    }

    @Test
    void a_plan_named_from_outside_is_run_once_for_all_classes() throws Exception {
        Files.writeString(folder.resolve("bench.yaml"), "name: here\nbox: { local: {} }\n");
        Path plan = Files.writeString(folder.resolve("plan.yaml"), "name: short\nbench: bench.yaml\nduration: 1s\n");

        SummaryGeneratingListener summary = execute(plan);

        assertThat(summary.getSummary().getFailures()).isEmpty();
        assertThat(SEEN).hasSize(2).containsOnly(SEEN.get(0));
        assertThat(SEEN.get(0).isLive()).isFalse();
        try (Stream<Path> runs = Files.list(folder.resolve("reports")).filter(Files::isDirectory)) {
            assertThat(runs).hasSize(1);
        }
    }

    @Test
    void a_plan_that_is_not_there_fails_every_class_with_its_name() {
        SummaryGeneratingListener summary = execute(folder.resolve("none.yaml"));

        assertThat(summary.getSummary().getFailures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.getException()).hasMessageContaining("none.yaml"));
    }

    private SummaryGeneratingListener execute(Path plan) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(FirstChecks.class), selectClass(SecondChecks.class))
                                    .configurationParameter("boxsoak.plan", plan.toString())
                                    .configurationParameter(
                                            "boxsoak.reports",
                                            folder.resolve("reports").toString())
                                    .build(),
                            new TestExecutionListener[] {summary});
        }
        return summary;
    }
}
