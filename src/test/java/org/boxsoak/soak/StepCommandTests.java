package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.plan.ExpectedExit;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.StepPlace;
import org.boxsoak.plan.StepTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command lines of steps, in a real shell. */
class StepCommandTests {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "true; 0",
                "exit 7; 7",
                "echo \"it's here\" | grep -c here >/dev/null; 0",
                "false || exit 3; 3",
                "kill -9 $$; 137",
            })
    void a_step_ends_with_its_own_exit_code(String run, int exitCode) {
        assertThat(carriedOut(run, new StepTime.AtMost(Duration.ofSeconds(20))).exitCode())
                .isEqualTo(exitCode);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "exec sleep 600",
                "sleep 600",
                "while true; do sleep 1; done",
                "sleep 600 | cat",
                "sh -c 'sleep 600'; true"
            })
    void a_step_that_does_not_end_is_ended_on_the_box_and_leaves_nothing_running(String run) {
        // Its own number: another build on this host may run the same test.
        String sleep = "600." + ProcessHandle.current().pid();
        String marked = run.replace("600", sleep);

        ProgramReply reply = carriedOut(marked, new StepTime.AtMost(Duration.ofSeconds(1)));

        assertThat(reply.exitCode()).isEqualTo(StepCommand.ENDED_AT_LIMIT);
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(p -> p.info().commandLine().stream())
                        .filter(c -> c.startsWith("sleep " + sleep)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"exec sleep 600", "sleep 600"})
    void a_held_step_is_done_when_its_time_is_over(String run) {
        assertThat(carriedOut(run, new StepTime.HeldFor(Duration.ofSeconds(1))).exitCode())
                .isZero();
    }

    private static ProgramReply carriedOut(String run, StepTime time) {
        StepCommand command = StepCommand.of(new Step("step", run, time, ExpectedExit.ZERO, StepPlace.HOST));
        return Programs.run(
                List.of("sh", "-c", command.text()), command.deadline().plusSeconds(20));
    }
}
