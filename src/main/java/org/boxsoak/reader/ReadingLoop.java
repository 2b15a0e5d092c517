package org.boxsoak.reader;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Keeps one reader running on a box, and starts another whenever its stream breaks: cable, adb server, reboot. */
public final class ReadingLoop {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(10);
    private static final Duration ASKED_LIMIT = Duration.ofSeconds(15);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_QUESTIONS = 4;

    private final BoxReader reader;
    private final Timeline timeline;
    private final ReadingListener listener;
    private final SamplingPace pace;
    private final CostLedger cost = new CostLedger();
    private volatile @Nullable ReaderStream current;
    private volatile boolean missing;
    private final AtomicLong askedReadings = new AtomicLong();
    /** Another stream is wanted: its first reading holds all sources. */
    private volatile boolean anew;

    /**
     * @param period time between two readings
     * @param budget share of one core of the box that reading may take; it is read less often where it takes more
     */
    public ReadingLoop(
            Box box,
            List<SampleSource> sources,
            Duration period,
            double budget,
            Timeline timeline,
            ReadingListener listener,
            Cancellation cancellation) {
        this.reader = new BoxReader(box, sources, timeline::at, cancellation);
        this.timeline = timeline;
        this.listener = listener;
        this.pace = new SamplingPace(period, budget);
    }

    /** Reads until cancelled; the first reading is taken at once. */
    public void run(Cancellation cancellation) {
        while (!cancellation.isRequested()) {
            try {
                readOneStream(cancellation);
            } catch (BoxUnreachableException e) {
                if (e.kind() == BoxUnreachableException.Kind.CANCELLED) {
                    return;
                }
                missed(String.valueOf(e.getMessage()));
            } catch (CannotReadException e) {
                missed(String.valueOf(e.getMessage()));
            } finally {
                current = null;
            }
            if (missing) {
                timeline.waitUntil(timeline.at().plus(BETWEEN_TRIES), cancellation);
            }
        }
    }

    /** Reads by the script, whatever may run on the box. */
    void useScript(String why) {
        reader.useScript(why);
    }

    /** What reading has cost so far. */
    CostLedger cost() {
        return cost;
    }

    /** The stream came to an end that asks for another one. */
    private static final class CannotReadException extends BenchException {
        private static final long serialVersionUID = 1L;

        CannotReadException(String message) {
            super(message);
        }
    }

    private void missed(String why) {
        missing = true;
        listener.missed(why);
    }

    private void readOneStream(Cancellation cancellation) {
        Duration period = pace.period();
        pace.restart();
        try (ReaderStream stream = reader.open(period)) {
            current = stream;
            BoxClock clock = new BoxClock();
            TickAssembly assembly = new TickAssembly();
            Duration patience = max(LEAST_PATIENCE, period.multipliedBy(3));
            Duration heard = timeline.at();
            String bootId = "";
            String said = "";
            anew = false;
            boolean isFirst = true;
            while (!cancellation.isRequested() && !anew && pace.period().equals(period)) {
                StreamFrame frame = stream.next();
                if (frame instanceof StreamFrame.Opened opened) {
                    bootId = opened.bootId();
                    cost.opened();
                    String why = reader.whyScript();
                    listener.opened(bootId, why == null ? "program" : "script", why == null ? "" : why);
                } else if (frame instanceof StreamFrame.Absent absent) {
                    listener.absent(absent.source(), absent.why());
                } else if (frame instanceof StreamFrame.Text text) {
                    assembly.add(text);
                } else if (frame instanceof StreamFrame.Junk junk) {
                    said = junk.what();
                    if (stream.isOpen()) {
                        listener.damaged(junk.what());
                    }
                } else if (frame instanceof StreamFrame.Tick tick) {
                    heard = stream.arrived();
                    take(tick, assembly.end(tick), stream, clock, bootId, isFirst || tick.asked());
                    isFirst = false;
                }
                requireAlive(stream, said);
                if (timeline.at().minus(heard).compareTo(patience) > 0) {
                    throw new CannotReadException("no reading came within " + patience.toSeconds() + " s");
                }
            }
        }
    }

    private void requireAlive(ReaderStream stream, String said) {
        if (!stream.hasEnded()) {
            return;
        }
        String words = said.isEmpty() ? "" : ": " + said;
        if (!stream.isOpen() && reader.whyScript() == null) {
            reader.useScript("the program does not run there" + words);
        }
        throw new CannotReadException("the reader on the box ended" + words);
    }

    private void take(
            StreamFrame.Tick tick,
            @Nullable Map<String, String> texts,
            ReaderStream stream,
            BoxClock clock,
            String bootId,
            boolean all) {
        if (texts == null) {
            listener.damaged("a reading of which texts were lost");
            stream.askForWholeTexts();
            return;
        }
        Duration arrived = stream.arrived();
        Duration at = clock.runTime(tick.end(), arrived);
        cost.add(tick, clock.since(tick.due(), arrived), stream.takeReceived());
        missing = false;
        listener.reading(new Reading(at, bootId, all, texts));
        if (all) {
            askedReadings.incrementAndGet();
        }
        Duration before = pace.period();
        Double share = pace.over(tick);
        if (share != null) {
            listener.slowed(share, before, pace.period());
        }
    }

    /** Has every source read now, the rationed ones too, and waits for it; returns at once while the box cannot be read. */
    public void readNow(Cancellation cancellation) {
        long before = askedReadings.get();
        awaitQuietly("a reader runs on the box", ASKED_LIMIT, cancellation, () -> missing || isOpen());
        for (int tries = 0; tries < MOST_QUESTIONS && askedReadings.get() == before; tries++) {
            ReaderStream stream = current;
            if (missing || stream == null || cancellation.isRequested()) {
                return;
            }
            try {
                anew = !stream.ask();
            } catch (BoxUnreachableException e) {
                // The loop finds out by itself and says so.
            }
            awaitQuietly(
                    "the reading that was asked for",
                    ASK_AGAIN,
                    cancellation,
                    () -> missing || askedReadings.get() > before);
        }
    }

    private boolean isOpen() {
        ReaderStream stream = current;
        return stream != null && stream.isOpen();
    }

    private static void awaitQuietly(
            String what, Duration limit, Cancellation cancellation, Callable<Boolean> condition) {
        try {
            await(what)
                    .dontCatchUncaughtExceptions()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(limit)
                    .failFast("cancelled", cancellation::isRequested)
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            // The run goes on with what was read; the loop tells of what is missing.
        }
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
