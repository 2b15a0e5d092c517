package org.boxsoak.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.judge.LeakSuspicion;
import org.boxsoak.owners.OwnerMoment;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.plan.TraceWhen;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.boxsoak.trace.Trace;
import org.boxsoak.tracer.BoxTracer;
import org.boxsoak.tracer.TraceRefusedException;
import org.boxsoak.tracer.TraceRequest;

/** Traces who takes memory at the end of a run's workload, which goes on meanwhile: a leak that the workload drives shows only then. */
final class RunTrace {
    private static final Duration SHORTEST = Duration.ofSeconds(14);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int SHARE_OF_RUN = 20;
    private static final int WINDOWS = 6;

    private final TestPlan plan;
    private final Box box;
    private final RunFolder folder;
    private final RunJournal journal;
    private final Timeline timeline;
    private final BoxPresence presence;
    private final Cancellation stop;

    RunTrace(
            TestPlan plan,
            Box box,
            RunFolder folder,
            RunJournal journal,
            Timeline timeline,
            BoxPresence presence,
            Cancellation stop) {
        this.plan = plan;
        this.box = box;
        this.folder = folder;
        this.journal = journal;
        this.timeline = timeline;
        this.presence = presence;
        this.stop = stop;
    }

    /**
     * @param workload starts the workload anew, until this run time
     * @return whether it looked closer; also where the trace itself was refused
     */
    boolean traceIfWished(Function<Duration, Future<?>> workload) {
        if (plan.trace() == TraceWhen.NEVER || stop.isRequested() || presence.isGone()) {
            return false;
        }
        List<String> leaking = LeakSuspicion.of(folder);
        if (leaking.isEmpty() && plan.trace() == TraceWhen.ON_LEAK) {
            return false;
        }
        Duration length = length(plan.duration());
        journal.add(new RunEvent.TraceStarted(
                leaking.isEmpty() ? "the plan wishes it" : leaking.get(0), length.toMillis() / 1e3));
        new RunOwners(box, folder, journal, timeline).read(OwnerMoment.END);
        Future<?> working = workload.apply(timeline.at().plus(length));
        journal.add(trace(length));
        RunThreads.join(working);
        return true;
    }

    private RunEvent.TraceEnded trace(Duration length) {
        try {
            Trace trace = BoxTracer.trace(
                            box,
                            TraceRequest.lasting(length, WINDOWS, Duration.ZERO),
                            folder.trace(),
                            window -> {},
                            stop)
                    .trace();
            String said = trace.cost().events() + " events, " + trace.cost().lost() + " lost";
            return trace.isComplete()
                    ? new RunEvent.TraceEnded("recorded", said)
                    : new RunEvent.TraceEnded(
                            "broken", "the link to the box ended before the trace did; what came before counts.");
        } catch (TraceRefusedException e) {
            return new RunEvent.TraceEnded("refused", String.valueOf(e.getMessage()));
        } catch (BenchException e) {
            // A box that does not answer is told of by others; what was traced before counts.
            return new RunEvent.TraceEnded("broken", String.valueOf(e.getMessage()));
        }
    }

    /** A twentieth of the run: long enough for the rate that the run could show. */
    static Duration length(Duration run) {
        Duration share = run.dividedBy(SHARE_OF_RUN);
        if (share.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }
}
