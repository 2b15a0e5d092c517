package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.Box;
import org.boxsoak.owners.OwnerMoment;
import org.boxsoak.plan.AgeFrom;
import org.boxsoak.plan.Ageing;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.plan.Mitigations;
import org.boxsoak.plan.OnReboot;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.plan.TraceWhen;
import org.boxsoak.reader.Sampler;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Carries a plan out on an open bench: workload, samples, plugs and watchers on one timeline. */
final class RunConductor {
    private static final Duration IDENTITY_DEADLINE = Duration.ofSeconds(30);

    private final TestPlan plan;
    private final OpenBench bench;
    private final RunFolder folder;
    private final RunJournal journal;
    private final Timeline timeline;
    private final RunClock clock;
    private final Cancellation cancellation;
    private final Cancellation stop;
    private final RunProgress progress;
    private final BoxPresence presence = new BoxPresence();

    RunConductor(
            TestPlan plan,
            OpenBench bench,
            RunFolder folder,
            RunJournal journal,
            Timeline timeline,
            RunClock clock,
            Cancellation cancellation,
            RunProgress progress) {
        this.progress = progress;
        this.plan = plan;
        this.bench = bench;
        this.folder = folder;
        this.journal = journal;
        this.timeline = timeline;
        this.clock = clock;
        this.cancellation = cancellation;
        this.stop = cancellation.part();
    }

    /**
     * Runs the plan to its end, whatever that is, and says in the journal which it was.
     *
     * @throws BenchException when the bench failed under it
     */
    void conduct() {
        Box box = bench.box();
        try (SampleWriter samples = SampleWriter.open(folder);
                RunThreads watchers = new RunThreads(box.id().value(), stop);
                RunAgeing ageing = new RunAgeing(plan.mitigations() == null ? plan.age() : null, box, journal, stop)) {
            Sampler sampler = new Sampler(
                    box,
                    SampleSource.standard(plan.sampling()),
                    plan.sampling().every(),
                    plan.sampling().budget(),
                    timeline,
                    samples,
                    journal,
                    cancellation);
            HotplugSchedule plugs = hotplug(box, sampler, ageing);
            StepRunner steps = new StepRunner(box.shell(), plugs, journal, timeline, stop);
            Cancellation watching = new Cancellation();
            watchers.start("liveness", () -> liveness(box).run(watching.part()));
            watchers.start("bench", () -> watchBench(watching, ageing));
            if (plugs != null && bench.hasRelayBoard()) {
                watchers.start("relay", () -> new RelayWatch(bench.relay(), journal, timeline).run(watching.part()));
            }
            ageing.begin(AgeFrom.START);
            if (isToBeSetUp(box)) {
                phase("setup");
                runAll(plan.setup(), steps);
                if (plan.trace() != TraceWhen.NEVER) {
                    new RunOwners(box, folder, journal, timeline).read(OwnerMoment.START);
                }
            }
            watchers.start("sampler", () -> sampler.run(watching));
            watchers.start("leak", () -> new LeakWatch(plan, folder, journal, timeline, stop).run(watching));
            ageing.begin(AgeFrom.WORKLOAD);
            soak(box, plugs, steps, sampler, watchers);
            settle(sampler);
            ageing.end();
            phase("cleanup");
            runAll(plan.cleanup(), steps);
            String how = howItEnded();
            watching.request();
            watchers.end();
            bench.requireAlive();
            journal.add(new RunEvent.RunEnded(how, ""));
        }
    }

    /** What setup made on the box is there in a run that goes on, unless the box has booted since. */
    private boolean isToBeSetUp(Box box) {
        return !progress.hasWorked() || !box.bootId(IDENTITY_DEADLINE).value().equals(progress.bootId());
    }

    private void tryMitigations(
            Mitigations mitigations, Hotplug hotplug, Ageing age, StepRunner steps, Sampler sampler, Duration end) {
        try (PlugTrials trials = new PlugTrials(bench, hotplug, RunAgeing.request(age), clock, stop)) {
            new MitigationTrials(plan, mitigations, trials, steps, sampler, journal, timeline, presence, stop).run(end);
        }
    }

    private void soak(Box box, @Nullable HotplugSchedule plugs, StepRunner steps, Sampler sampler, RunThreads threads) {
        phase("workload");
        Duration end = timeline.at().plus(plan.duration()).minus(progress.worked());
        if (plan.mitigations() != null && plan.hotplug() != null && plan.age() != null) {
            tryMitigations(plan.mitigations(), plan.hotplug(), plan.age(), steps, sampler, end);
            return;
        }
        if (plugs != null) {
            plugs.begin(progress.hasWorked());
        }
        var plugging = plugs == null ? null : threads.submit("hotplug", () -> plugs.run(end, stop));
        WorkloadLoop workload =
                new WorkloadLoop(plan.workload(), steps, journal, timeline, presence, stop, progress.cycles() + 1);
        workload.run(end);
        if (plugging != null) {
            RunThreads.join(plugging);
        }
        boolean lookedCloser = new RunTrace(plan, box, folder, journal, timeline, presence, stop)
                .traceIfWished(until -> threads.submit("traced-workload", () -> workload.run(until)));
        if (plugs != null && !stop.isRequested() && !presence.isGone()) {
            plugs.end();
        }
        // After the last plug, which must meet the box as aged as it is.
        if (lookedCloser && !stop.isRequested() && !presence.isGone()) {
            new RunExperiments(box, journal, timeline, stop).run(plan.experiments(), steps);
        }
    }

    private @Nullable HotplugSchedule hotplug(Box box, Sampler sampler, RunAgeing ageing) {
        if (plan.hotplug() == null) {
            return null;
        }
        Hotplugger plugger = new Hotplugger(bench.relay(), plan.hotplug(), box.shell(), journal, timeline, stop);
        plugger.countFrom(progress.plugs());
        return new HotplugSchedule(plan.hotplug(), plugger, sampler, timeline, presence, ageing);
    }

    /** A crash shows seconds after the plug that caused it: look once more, and let a lost box come back. */
    private void settle(Sampler sampler) {
        if (cancellation.isRequested()) {
            return;
        }
        sampler.sampleNow();
        presence.awaitHere(plan.bootWithin().plusSeconds(10), cancellation);
    }

    private LivenessWatch liveness(Box box) {
        Runnable onReboot = plan.onReboot() == OnReboot.STOP ? stop::request : () -> {};
        return new LivenessWatch(
                box,
                journal,
                timeline,
                clock,
                new CrashEvidence(box, folder),
                presence,
                plan.bootWithin(),
                bench.recovery(journal, timeline, cancellation),
                onReboot);
    }

    private void watchBench(Cancellation watching, RunAgeing ageing) {
        while (!watching.isRequested()) {
            try {
                bench.requireAlive();
                ageing.look();
            } catch (BenchException e) {
                presence.gone();
                throw e;
            }
            timeline.waitUntil(timeline.at().plusSeconds(1), watching);
        }
    }

    private void runAll(Iterable<Step> all, StepRunner steps) {
        for (Step step : all) {
            if (cancellation.isRequested() || presence.isGone()) {
                return;
            }
            steps.run(step, 0);
        }
    }

    private void phase(String name) {
        journal.add(new RunEvent.PhaseStarted(name));
    }

    private String howItEnded() {
        if (cancellation.isRequested()) {
            return "cancelled";
        }
        if (presence.isGone()) {
            return "box-gone";
        }
        return stop.isRequested() ? "stopped" : "complete";
    }
}
