package org.boxsoak.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.OwnedLock;
import org.boxsoak.bench.RunClock;
import org.boxsoak.lease.BoxBusyException;
import org.boxsoak.lease.BoxName;
import org.boxsoak.plan.WhenBusy;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.boxsoak.relay.Person;
import org.boxsoak.soak.FinishedRun;
import org.boxsoak.soak.RunChecksLauncher;
import org.boxsoak.soak.SoakOrder;
import org.boxsoak.soak.SoakRun;

/**
 * One task of a submission, on the host that Slurm gave it: exactly one verdict, however often Slurm starts it. What was begun on a host
 * that died begins again only on boxes that other hosts reach; elsewhere it ends as bench-failed, with what it had recorded.
 */
public final class LabTask {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Path folder;
    private final Submission submission;
    private final int task;
    private final String node;
    private final RunClock clock;
    private final Cancellation cancellation;
    private final Consumer<String> tell;
    private final Consumer<JournalLine> follower;

    /**
     * Takes which task it is.
     *
     * @param folder the submission's
     * @param node the host's name in the lab
     * @param tell told what happens, one sentence each
     * @param follower told every line of the run's journal
     */
    public LabTask(
            Path folder,
            int task,
            String node,
            RunClock clock,
            Cancellation cancellation,
            Consumer<String> tell,
            Consumer<JournalLine> follower) {
        this.folder = folder;
        this.submission = Submission.read(folder);
        this.task = task;
        this.node = node;
        this.clock = clock;
        this.cancellation = cancellation;
        this.tell = tell;
        this.follower = follower;
    }

    /** Runs the task, unless it is over already, and gives its verdict. */
    public Outcome carryOut() {
        OwnedLock lock = TaskLock.take(folder, task, node, clock, cancellation);
        try {
            return alone();
        } finally {
            lock.close();
        }
    }

    private Outcome alone() {
        Submission.Done done = Submission.done(folder, task);
        if (done != null) {
            tell.accept("task " + task + " is over already: " + done.verdict() + ", " + done.run());
            return outcome(done.verdict());
        }
        Submission.Begun begun = Submission.begun(folder, task);
        if (begun != null && !begun.again()) {
            return TaskEnd.lost(folder, submission, task, begun, "The host " + begun.node() + " died", node, tell);
        }
        if (begun != null) {
            tell.accept("task " + task + " was begun on " + begun.node() + ", which died; it begins again here");
            close(begun);
        }
        return run();
    }

    /** What the attempt before had recorded is kept as a run that the bench ended. */
    private void close(Submission.Begun begun) {
        if (begun.run() != null) {
            FinishedRun.lost(
                    new RunFolder(Path.of(begun.run())),
                    "The host " + begun.node() + " died in the middle of the run, which began again on " + node + ".");
        }
    }

    private Outcome run() {
        String plan = submission.plans().get(task);
        List<Path> benches = new BenchShelf(Path.of(submission.benches())).of(node, BoxWish.parse(submission.boxes()));
        if (benches.isEmpty()) {
            SoakOrder any = TaskEnd.anyOrder(folder, submission, task);
            BenchException why =
                    new BenchException("The host " + node + " has no bench for " + submission.boxes() + " under "
                            + submission.benches()
                            + ", though Slurm says that it has such a box. Add the bench's file.");
            return end(any, FinishedRun.neverBegan(any, why, follower));
        }
        SoakOrder first = order(plan, benches.get(0));
        Duration until = clock.elapsed()
                .plus(first.loaded().plan().unattended().whenBusy().patience());
        while (true) {
            BenchException busy = null;
            for (Path bench : benches) {
                try {
                    return runOn(order(plan, bench), bench);
                } catch (BoxBusyException e) {
                    tell.accept(String.valueOf(e.getMessage()));
                    busy = e;
                }
            }
            if (busy != null && (clock.elapsed().compareTo(until) >= 0 || cancellation.isRequested())) {
                return end(first, FinishedRun.neverBegan(first, busy, follower));
            }
            clock.waitUntil(clock.elapsed().plus(POLL), cancellation);
        }
    }

    private Outcome runOn(SoakOrder order, Path bench) {
        FinishedRun finished;
        try (SoakRun run = SoakRun.start(order, WhenBusy.SKIP, Person.nobody(), cancellation, follower)) {
            begin(order, bench, run.folder().path());
            finished = new FinishedRun(run.folder(), RunChecksLauncher.check(run));
        } catch (BoxBusyException e) {
            throw e;
        } catch (BenchException e) {
            finished = FinishedRun.neverBegan(order, e, follower);
        }
        return end(order, finished);
    }

    private void begin(SoakOrder order, Path bench, Path run) {
        Submission.begin(
                folder,
                task,
                new Submission.Begun(
                        node,
                        ProcessHandle.current().pid(),
                        clock.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        bench.toString(),
                        BoxName.isReachableFromElsewhere(order.loaded().bench()),
                        run.toAbsolutePath().toString()));
    }

    private Outcome end(SoakOrder order, FinishedRun finished) {
        return TaskEnd.of(folder, task, finished, node, order, tell);
    }

    private SoakOrder order(String plan, Path bench) {
        return SoakOrder.load(plan, bench.toString(), Submission.reports(folder));
    }

    static Outcome outcome(String word) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(word)) {
                return outcome;
            }
        }
        throw new BenchException("'" + word + "' is no verdict; is the submission of a newer boxsoak?");
    }

    /** The name of this host in the lab: that of Slurm's node. */
    public static String nodeName(Map<String, String> environment) {
        String node = environment.getOrDefault("SLURMD_NODENAME", "");
        if (node.isEmpty()) {
            throw new BenchException(
                    "A task of the lab is started by Slurm, on one of its nodes (SLURMD_NODENAME is not set).");
        }
        return node;
    }
}
