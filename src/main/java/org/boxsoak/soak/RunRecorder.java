package org.boxsoak.soak;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxIdentity;
import org.boxsoak.console.Console;
import org.boxsoak.console.ConsoleBack;
import org.boxsoak.console.ConsoleEvent;
import org.boxsoak.console.ConsoleLine;
import org.boxsoak.console.ConsoleLost;
import org.boxsoak.console.ConsoleSource;
import org.boxsoak.console.KernelLogSource;
import org.boxsoak.record.ConsoleEntry;
import org.boxsoak.record.ConsoleLog;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Opens a run's folder and records a run into it, from the box's boot to the last word of why it ended. */
final class RunRecorder implements AutoCloseable {
    private static final Duration IDENTITY_DEADLINE = Duration.ofSeconds(30);

    /** For a kernel's log that is read by the shell of a box which has just rebooted. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private final RunClock clock;
    private final RunProgress progress;
    private final Timeline timeline;
    private final RunFolder folder;
    private final RunJournal journal;
    private final ConsoleLog consoleLog;
    private final ConsoleRebootEar rebootEar;

    private RunRecorder(RunClock clock, RunFolder folder, RunProgress progress) {
        this.clock = clock;
        this.progress = progress;
        this.timeline = Timeline.goingOn(
                clock, progress.equals(RunProgress.NONE) ? Duration.ZERO : progress.resumedAt(clock.now()));
        this.folder = folder;
        this.journal = RunJournal.open(folder, timeline);
        this.consoleLog = ConsoleLog.open(folder);
        this.rebootEar = new ConsoleRebootEar(journal);
    }

    static RunRecorder create(SoakOrder order, Consumer<JournalLine> follower) {
        RunClock clock = new SystemRunClock();
        if (order.resumed() != null) {
            RunRecorder recorder = new RunRecorder(clock, order.resumed(), RunProgress.of(order.resumed()));
            recorder.journal.follow(follower);
            return recorder;
        }
        RunFolder folder = RunFolder.create(
                order.reports(),
                order.loaded().plan().name(),
                order.loaded().bench().name(),
                clock.now());
        info(order, folder, clock.now(), Map.of()).write(folder);
        RunRecorder recorder = new RunRecorder(clock, folder, RunProgress.NONE);
        recorder.journal.follow(follower);
        return recorder;
    }

    RunFolder folder() {
        return folder;
    }

    /**
     * Records the whole run; a bench that fails is recorded too, never thrown.
     *
     * @param onStarted told when the box answers and the plan begins
     */
    void record(SoakOrder order, OpenBench bench, Cancellation cancellation, Runnable onStarted) {
        Console console = console(bench.console(), bench);
        try {
            bench.awaitReady();
            begin(order, bench);
            KernelLogSource log = null;
            if (console == null) {
                log = new KernelLogSource(bench.box(), clock);
                journal.add(new RunEvent.KernelLogFollowed(log.describe()));
                console = console(log, bench);
            } else {
                rebootEar.listen();
            }
            onStarted.run();
            new RunConductor(order.loaded().plan(), bench, folder, journal, timeline, clock, cancellation, progress)
                    .conduct();
            if (log != null) {
                log.catchUp(LAST_WORDS, cancellation);
            }
        } catch (BenchException e) {
            benchFailed(e, cancellation.isRequested() ? "cancelled" : "bench-failed");
        } finally {
            if (console != null) {
                console.close();
            }
        }
    }

    /** Records that the bench could not be opened, so that there is no run. */
    void neverBegan(BenchException why) {
        benchFailed(why, "bench-failed");
    }

    private void benchFailed(BenchException why, String how) {
        journal.add(new RunEvent.BenchTrouble("bench", String.valueOf(why.getMessage())));
        journal.add(new RunEvent.RunEnded(how, String.valueOf(why.getMessage())));
    }

    private void begin(SoakOrder order, OpenBench bench) {
        if (!progress.equals(RunProgress.NONE)) {
            goOn(bench);
            return;
        }
        BoxIdentity box = bench.box().identity(IDENTITY_DEADLINE);
        Map<String, String> said = new TreeMap<>(Map.of(
                "name", bench.box().id().value(),
                "model", box.model(),
                "manufacturer", box.manufacturer(),
                "build", box.build(),
                "kernel", box.kernelRelease(),
                "android", box.androidRelease(),
                "serial", box.serial()));
        info(order, folder, timeline.wall(), said).write(folder);
        journal.add(new RunEvent.RunStarted(
                order.loaded().plan().name(),
                bench.box().id().value(),
                box.kernelRelease(),
                bench.box().bootId(IDENTITY_DEADLINE).value()));
        KnownMargins.Known margin = order.margin();
        if (margin != null) {
            journal.add(new RunEvent.MarginKnown(
                    margin.order(), margin.needs(), margin.measured() + " on " + margin.kernel()));
        }
    }

    /** The gap is marked; a box that was in another boot before it has rebooted meanwhile, unseen. */
    private void goOn(OpenBench bench) {
        String boot = bench.box().bootId(IDENTITY_DEADLINE).value();
        double away = timeline.at().minus(progress.at()).toMillis() / 1e3;
        journal.add(new RunEvent.RunResumed(
                String.format(Locale.ROOT, "the harness had ended %.1f s before; nothing was seen since", away)));
        if (!progress.bootId().isEmpty() && !progress.bootId().equals(boot) && !bench.isEmulated()) {
            journal.add(new RunEvent.BoxRebooted(
                    progress.bootId(),
                    boot,
                    progress.at().toMillis() / 1e3,
                    timeline.at().toMillis() / 1e3,
                    "while the harness was away"));
        }
    }

    private static RunInfo info(SoakOrder order, RunFolder folder, Instant now, Map<String, String> box) {
        return new RunInfo(
                RunInfo.FORMAT,
                folder.id(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                ZoneId.systemDefault().getId(),
                new RunInfo.Source(order.loaded().plan().name(), order.loaded().planFile(), order.planText()),
                new RunInfo.Source(order.loaded().bench().name(), order.loaded().benchFile(), order.benchText()),
                box,
                Versions.ofThisHost());
    }

    private @Nullable Console console(@Nullable ConsoleSource source, OpenBench bench) {
        return source == null ? null : Console.start(bench.box().id(), source, clock, this::heard);
    }

    private void heard(ConsoleEvent event) {
        if (event instanceof ConsoleLine line) {
            consoleLog.add(new ConsoleEntry(line.at(), line.wall(), line.text()));
            rebootEar.hear(line.text(), line.at());
        } else if (event instanceof ConsoleLost lost) {
            journal.add(new RunEvent.ConsoleGap(lost.reason(), lost.refused()));
        } else if (event instanceof ConsoleBack back) {
            journal.add(new RunEvent.ConsoleBack(back.gap().toMillis() / 1e3));
        }
    }

    @Override
    public void close() {
        consoleLog.close();
        journal.close();
    }
}
