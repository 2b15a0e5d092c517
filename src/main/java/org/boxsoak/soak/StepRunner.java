package org.boxsoak.soak;

import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.plan.ExpectedExit;
import org.boxsoak.plan.PlugAction;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.StepTime;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Carries out a step of the plan and records how it went; a step that fails never ends the run. */
final class StepRunner {
    private static final int LONGEST_TAIL = 400;
    private static final Duration REBOOT_DEADLINE = Duration.ofSeconds(40);
    private static final Duration BOOT_ID_DEADLINE = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final BoxShell box;
    private final @Nullable HotplugSchedule relay;
    private final RunJournal journal;
    private final Timeline timeline;
    private final Cancellation stop;

    /** @param relay what carries out steps on the relay; null: the plan plugs nothing */
    StepRunner(
            BoxShell box, @Nullable HotplugSchedule relay, RunJournal journal, Timeline timeline, Cancellation stop) {
        this.box = box;
        this.relay = relay;
        this.journal = journal;
        this.timeline = timeline;
        this.stop = stop;
    }

    /** Carries the step out, and says whether it went as expected; {@code cycle} is 0 outside the workload. */
    boolean run(Step step, int cycle) {
        RunEvent.StepEnded ended = step.reboots() ? reboot(step, cycle) : act(step, cycle);
        journal.add(ended);
        return ended.asExpected();
    }

    private RunEvent.StepEnded act(Step step, int cycle) {
        StepCommand command = StepCommand.of(step);
        Duration start = timeline.at();
        try {
            Answer answer = switch (step.on()) {
                case BOX -> onBox(command);
                case HOST -> onHost(command);
                case RELAY -> onRelay(step);
            };
            if (step.time() instanceof StepTime.HeldFor) {
                // 'am start' returns at once; what it started is to go on for the whole time.
                timeline.waitUntil(start.plus(step.time().limit()), stop);
            }
            return ended(step, cycle, answer, start);
        } catch (BenchException e) {
            return new RunEvent.StepEnded(cycle, step.name(), false, null, took(start), String.valueOf(e.getMessage()));
        }
    }

    /** The link breaks in the middle of it: done is it when the box answers from another boot. */
    private RunEvent.StepEnded reboot(Step step, int cycle) {
        Duration start = timeline.at();
        String problem;
        try {
            String before = bootId();
            journal.add(new RunEvent.RebootWished(step.name()));
            problem = goDown(step);
            problem =
                    problem.isEmpty() ? comeBack(before, start.plus(step.time().limit())) : problem;
        } catch (BenchException e) {
            problem = String.valueOf(e.getMessage());
        }
        return new RunEvent.StepEnded(cycle, step.name(), problem.isEmpty(), null, took(start), problem);
    }

    private String goDown(Step step) {
        try {
            var reply = box.run(step.run(), REBOOT_DEADLINE);
            return reply.succeeded() ? "" : problem(step, new Answer(reply.exitCode(), reply.output()));
        } catch (BoxUnreachableException e) {
            return "";
        }
    }

    private String comeBack(String before, Duration end) {
        while (timeline.at().compareTo(end) < 0 && !stop.isRequested()) {
            try {
                if (!bootId().equals(before)) {
                    return "";
                }
            } catch (BoxUnreachableException e) {
                // It is on its way.
            }
            timeline.waitUntil(timeline.at().plus(LOOK_EVERY), stop);
        }
        return "the box did not come back in another boot in time";
    }

    private String bootId() {
        return box.run("cat /proc/sys/kernel/random/boot_id", BOOT_ID_DEADLINE)
                .output()
                .strip();
    }

    private record Answer(int exitCode, String output) {}

    private Answer onBox(StepCommand command) {
        var reply = box.run(command.text(), command.deadline());
        return new Answer(reply.exitCode(), reply.output());
    }

    private static Answer onHost(StepCommand command) {
        var reply = Programs.run(List.of("sh", "-c", command.text()), command.deadline());
        return new Answer(reply.exitCode(), reply.output());
    }

    /** How the plug went is in the journal beside the step: a module that does not come back is not the step's failure. */
    private Answer onRelay(Step step) {
        if (relay == null) {
            throw new BenchException("The plan has no 'hotplug', so nothing can be plugged.");
        }
        relay.act(PlugAction.of(step), step.name());
        return new Answer(0, "");
    }

    private RunEvent.StepEnded ended(Step step, int cycle, Answer answer, Duration start) {
        boolean good = answer.exitCode() == 0 || step.expectedExit() == ExpectedExit.ANY;
        return new RunEvent.StepEnded(
                cycle, step.name(), good, answer.exitCode(), took(start), good ? "" : problem(step, answer));
    }

    private static String problem(Step step, Answer answer) {
        String what = answer.exitCode() == StepCommand.ENDED_AT_LIMIT
                ? "did not end within " + step.time().limit().toSeconds() + " s"
                : "exit code " + answer.exitCode();
        String output = answer.output().strip();
        String tail = output.substring(Math.max(0, output.length() - LONGEST_TAIL));
        return tail.isEmpty() ? what : what + ": " + tail;
    }

    private double took(Duration start) {
        return timeline.at().minus(start).toMillis() / 1e3;
    }
}
