package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.memory.KernelRelease;
import org.boxsoak.memory.MemInfo;
import org.boxsoak.memory.MemoryAccount;
import org.boxsoak.memory.MemoryFiles;
import org.boxsoak.plan.Step;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;

/** Tries out the steps after which memory may come back: unload a module, stop an app, drop caches. Evidence for or against an owner. */
final class RunExperiments {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    /** What a step frees comes back within moments: per-CPU lists, RCU, delayed work. */
    private static final Duration SETTLES = Duration.ofSeconds(2);

    private final Box box;
    private final RunJournal journal;
    private final Timeline timeline;
    private final Cancellation stop;

    RunExperiments(Box box, RunJournal journal, Timeline timeline, Cancellation stop) {
        this.box = box;
        this.journal = journal;
        this.timeline = timeline;
        this.stop = stop;
    }

    private record Memory(long freeKb, long unaccountedKb) {}

    void run(Iterable<Step> wished, StepRunner steps) {
        try {
            KernelRelease release =
                    KernelRelease.parse(box.ask("uname -r", DEADLINE).strip());
            for (Step step : wished) {
                if (stop.isRequested()) {
                    return;
                }
                Memory before = memory(release);
                steps.run(step, 0);
                timeline.waitUntil(timeline.at().plus(SETTLES), stop);
                Memory after = memory(release);
                journal.add(new RunEvent.ExperimentEnded(
                        step.name(), before.freeKb(), after.freeKb(), before.unaccountedKb(), after.unaccountedKb()));
            }
        } catch (BenchException e) {
            journal.add(new RunEvent.BenchTrouble("experiment", String.valueOf(e.getMessage())));
        }
    }

    private Memory memory(KernelRelease release) {
        String meminfo = box.readFile("/proc/meminfo", DEADLINE);
        String others = box.ask("cat /proc/vmstat /proc/zoneinfo", DEADLINE);
        MemoryAccount account = MemoryAccount.of(MemoryFiles.in(release, meminfo + others));
        return new Memory(MemInfo.parse(meminfo).kB("MemFree").orElse(0), account.unaccountedKb());
    }
}
