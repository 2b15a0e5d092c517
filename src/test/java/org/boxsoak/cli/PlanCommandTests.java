package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boxsoak.plan.steps.StepKind;
import org.boxsoak.plan.steps.StepKinds;
import org.boxsoak.soak.PlugTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTests {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }

    @Test
    void shows_the_exact_commands_in_order_with_their_limits() throws Exception {
        Path plan = Files.writeString(folder.resolve("p.yaml"), """
                name: night
                duration: 1h
                setup:
                  - { name: wake, run: input keyevent KEYCODE_WAKEUP, timeout: 5s }
                workload:
                  - use: { standby: { for: 2m } }
                """);

        assertThat(run("plan", "show", plan.toString())).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "# setup, once, step 1 of 1: wake (on the box, within 5s)",
                        "input keyevent KEYCODE_WAKEUP",
                        "# workload, for 1h, step 1 of 1: standby (on the box, within 3m30s)",
                        "step='standby'",
                        "seconds='120'",
                        "input keyevent KEYCODE_SLEEP");
    }

    @Test
    void lists_every_ready_step() {
        assertThat(run("plan", "steps")).isZero();
        assertThat(out.toString())
                .contains(StepKinds.all().stream().map(StepKind::name).toArray(String[]::new));
    }

    @Test
    void a_chart_shows_every_plug_at_its_number_of_blocks() {
        assertThat(MarginChart.lines(List.of(trial(8, true), trial(3, false), trial(3, false), trial(4, true))))
                .containsExactly(
                        "free blocks at the plug (o: came back, x: failed)",
                        "     3 | x x",
                        "     4 | o",
                        "     8 | o");
    }

    private static PlugTrial trial(int blocks, boolean succeeded) {
        return new PlugTrial(blocks, blocks, null, true, succeeded, succeeded ? "back" : "no-driver", 1);
    }
}
