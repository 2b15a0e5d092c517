package org.boxsoak.soak;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.plan.WhenBusy;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;
import org.boxsoak.relay.Person;
import org.boxsoak.report.RunStory;

/**
 * A soak run, live or finished: what a soak test gets as its parameter. Asking a live run for its verdict waits for its end.
 *
 * <p>Record first, judge after: the verdict is made from the run's folder alone, by the same code that judges last month's.
 */
public final class SoakRun implements AutoCloseable {
    private final SoakOrder order;
    private final OpenBench bench;
    private final RunFolder folder;
    private final Cancellation cancellation;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Told> end;

    /** A run that has ended, with all that is to be said of it. */
    private record Told(Judgement judgement, RunStory story) {}

    private SoakRun(SoakOrder order, OpenBench bench, RunRecorder recorder, Cancellation cancellation) {
        this.order = order;
        this.bench = bench;
        this.folder = recorder.folder();
        this.cancellation = cancellation;
        this.end = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(recorder), "soak-" + bench.box().id());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens the bench and starts the run.
     *
     * @param person who can be asked for a hand, where the bench's relay is one
     * @param follower told every line of the journal as it is written
     * @throws BenchException when the bench cannot be opened: there is no run then, and no folder
     */
    public static SoakRun start(
            SoakOrder order, Person person, Cancellation cancellation, Consumer<JournalLine> follower) {
        return start(order, order.loaded().plan().unattended().whenBusy(), person, cancellation, follower);
    }

    /**
     * As {@link #start(SoakOrder, Person, Cancellation, Consumer)}, whatever the plan says of a busy box.
     *
     * @throws org.boxsoak.lease.BoxBusyException when another run has the box, longer than this run is to wait
     */
    public static SoakRun start(
            SoakOrder order,
            WhenBusy whenBusy,
            Person person,
            Cancellation cancellation,
            Consumer<JournalLine> follower) {
        OpenBench bench = OpenBench.open(
                order.loaded().bench(),
                "the plan '" + order.loaded().plan().name() + "'",
                whenBusy,
                person,
                cancellation);
        try {
            return new SoakRun(order, bench, RunRecorder.create(order, follower), cancellation);
        } catch (RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    private void run(RunRecorder recorder) {
        LiveReport live = LiveReport.start(folder);
        try (recorder) {
            recorder.record(order, bench, cancellation, () -> started.complete(null));
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
            return;
        } finally {
            started.complete(null);
            bench.close();
            live.close();
        }
        try {
            Judgement made = Judge.judge(folder);
            end.complete(new Told(made, RunReport.writeWithResults(folder, made)));
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    public TestPlan plan() {
        return order.loaded().plan();
    }

    /** The box under test, as soon as it has booted; of use while the run {@link #isLive}. */
    public Box box() {
        started.join();
        return bench.box();
    }

    public RunFolder folder() {
        return folder;
    }

    public boolean isLive() {
        return !end.isDone();
    }

    /** Ends a live run in order; it is judged and reported as far as it came. */
    public void end() {
        cancellation.request();
    }

    /**
     * The run's verdict with all that it rests on; waits for the end of a live run.
     *
     * @throws BenchException when the host failed so badly that there is nothing to judge
     */
    public Judgement judgement() {
        return told().judgement();
    }

    /** What the reports tell of the run; waits for the end of a live run. */
    public RunStory story() {
        return told().story();
    }

    private Told told() {
        try {
            return end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : e;
        }
    }

    /** See {@link #judgement()}. */
    public Verdict verdict() {
        return judgement().verdict();
    }

    /** What a check found, e.g. {@code no-allocation-failure}; waits for the end of a live run. */
    public CheckResult check(String name) {
        return verdict().checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no check '" + name + "'."));
    }

    /** Ends a run that is still live, and waits for its end. */
    @Override
    public void close() {
        if (isLive()) {
            end();
            end.exceptionally(e -> null).join();
        }
    }
}
