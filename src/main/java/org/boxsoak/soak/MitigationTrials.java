package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.plan.Mitigations;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.plan.Variant;
import org.boxsoak.reader.Sampler;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Tries each measure of a plan against the same aged plug, in turns, so that what changes on the box meanwhile meets them alike. */
final class MitigationTrials {
    private static final int MOST_TRIES = 3;

    private final TestPlan plan;
    private final Mitigations mitigations;
    private final PlugTrials trials;
    private final StepRunner steps;
    private final Sampler sampler;
    private final RunJournal journal;
    private final Timeline timeline;
    private final BoxPresence presence;
    private final Cancellation stop;

    MitigationTrials(
            TestPlan plan,
            Mitigations mitigations,
            PlugTrials trials,
            StepRunner steps,
            Sampler sampler,
            RunJournal journal,
            Timeline timeline,
            BoxPresence presence,
            Cancellation stop) {
        this.plan = plan;
        this.mitigations = mitigations;
        this.trials = trials;
        this.steps = steps;
        this.sampler = sampler;
        this.journal = journal;
        this.timeline = timeline;
        this.presence = presence;
        this.stop = stop;
    }

    /** Goes on until every variant had its plugs, or run time {@code end}. */
    void run(Duration end) {
        for (int round = 1; round <= mitigations.repeat(); round++) {
            journal.add(new RunEvent.CycleStarted(round));
            for (Variant variant : mitigations.variants()) {
                presence.awaitHere(plan.bootWithin(), stop);
                if (stop.isRequested() || presence.isGone() || timeline.at().compareTo(end) >= 0) {
                    return;
                }
                tryOnce(variant, round);
            }
        }
    }

    private void tryOnce(Variant variant, int round) {
        trials.unplug();
        // A measure that takes its memory early does so on a box that has some.
        trials.giveBack();
        bringAbout(variant, round);
        for (Step step : plan.workload().steps()) {
            steps.run(step, round);
        }
        Long took = taken();
        sampler.sampleNow();
        PlugTrial aged = trials.plugWith(leave());
        journal.add(
                new RunEvent.VariantTried(variant.name(), round, aged.survived(), aged.outcome(), aged.usable(), took));
    }

    /** A plug without its measure would be counted as another one's. */
    private void bringAbout(Variant variant, int round) {
        for (int i = 0; i < MOST_TRIES; i++) {
            presence.awaitHere(plan.bootWithin(), stop);
            if (stop.isRequested() || steps.run(variant.step(), round)) {
                return;
            }
        }
        throw new BenchException(
                "The measure '" + variant.name() + "' could not be brought about on the box; the journal"
                        + " says why at each step '" + variant.step().name() + "'. Try its commands by hand.");
    }

    /** How many blocks the plug takes where there are plenty: of a plug that fails nobody sees it. */
    private @Nullable Long taken() {
        PlugTrial plug = trials.plugWith(mitigations.plenty());
        Long left = plug.left();
        return left == null ? null : Math.max(0, plug.usable() - left);
    }

    private int leave() {
        return plan.age() == null ? 0 : plan.age().leave();
    }
}
