package org.boxsoak.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.BoxId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a box's serial console in a thread of its own ({@code console-<box>}) and tells each line with the time of its
 * arrival. A lost console is opened again until it is back, and both are told.
 */
public final class Console implements AutoCloseable {
    /** A box that crashes may stop in the middle of a line; this long a silence ends it. */
    private static final Duration SILENCE_ENDS_LINE = Duration.ofSeconds(1);

    private static final Duration REOPEN_EVERY = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /** A box that never stops writing must not keep its console from closing. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);

    private final ConsoleSource source;
    private final RunClock clock;
    private final Consumer<ConsoleEvent> listener;
    private final LineAssembler lines;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final byte[] buffer = new byte[64 * 1024];
    private volatile @Nullable ConsoleLink link;
    private volatile @Nullable RuntimeException failure;
    private volatile Duration drainUntil = Duration.ZERO;
    private @Nullable Duration lostAt;

    private Console(BoxId box, ConsoleSource source, RunClock clock, Consumer<ConsoleEvent> listener) {
        this.source = source;
        this.clock = clock;
        this.listener = listener;
        this.lines = new LineAssembler(listener);
        this.thread = new Thread(this::readUntilClosed, "console-" + box);
        this.thread.setDaemon(true);
    }

    /** Starts reading; {@code listener} is called by the console's own thread only. */
    public static Console start(BoxId box, ConsoleSource source, RunClock clock, Consumer<ConsoleEvent> listener) {
        Console console = new Console(box, source, clock, listener);
        console.thread.start();
        return console;
    }

    /**
     * Writes to the box, e.g. a command line that ends in a line feed.
     *
     * @throws BenchException when the console is lost or takes no writing
     */
    public void write(String text) {
        ConsoleLink open = link;
        if (open == null) {
            throw notWritten("it is not open now", null);
        }
        try {
            open.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw notWritten(e.getMessage(), e);
        }
    }

    private BenchException notWritten(@Nullable String why, @Nullable Exception cause) {
        return new BenchException(
                "Nothing can be written to the console " + source.describe() + ": " + why
                        + ". Check the adapter and its cable, then 'boxsoak doctor'.",
                cause);
    }

    /** What the listener threw; the console has ended then. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    /** Opens at least once, so that a console that is closed at once still tells what was there. */
    private void readUntilClosed() {
        try {
            do {
                ConsoleLink opened = open();
                if (opened != null) {
                    read(opened);
                }
            } while (!closing.await(REOPEN_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private @Nullable ConsoleLink open() {
        try {
            ConsoleLink opened = source.open();
            if (lostAt != null) {
                listener.accept(new ConsoleBack(
                        clock.elapsed(), clock.now(), clock.elapsed().minus(lostAt)));
                lostAt = null;
            }
            return opened;
        } catch (IOException e) {
            lose("cannot be opened: " + e.getMessage(), true);
            return null;
        }
    }

    private void read(ConsoleLink opened) {
        link = opened;
        try (opened) {
            readToEnd(opened);
        } catch (IOException e) {
            lose("was lost: " + e.getMessage(), false);
        } finally {
            link = null;
        }
    }

    /** Ends when the console is gone, or was closed before a look that found nothing more. */
    private void readToEnd(ConsoleLink opened) throws IOException {
        Duration lastByteAt = clock.elapsed();
        while (true) {
            boolean wasClosing = isClosing();
            int count = opened.read(buffer);
            Duration now = clock.elapsed();
            if (count == ConsoleLink.GONE) {
                lose("was lost: its other side is gone", false);
                return;
            }
            if (count > 0) {
                lastByteAt = now;
                lines.add(buffer, count, now, clock.now());
            } else if (now.minus(lastByteAt).compareTo(SILENCE_ENDS_LINE) >= 0) {
                lines.flush(lastByteAt, clock.now());
            }
            if (wasClosing && (count == 0 || now.compareTo(drainUntil) >= 0)) {
                lines.flush(lastByteAt, clock.now());
                return;
            }
        }
    }

    private void lose(String why, boolean refused) {
        lines.flush(clock.elapsed(), clock.now());
        if (lostAt == null && !isClosing()) {
            lostAt = clock.elapsed();
            String reason = "The console " + source.describe() + " " + why + ". It is opened again until it is back.";
            listener.accept(new ConsoleLost(lostAt, clock.now(), reason, refused));
        }
    }

    /** Ends the thread; what arrived before is told first. */
    @Override
    public void close() {
        drainUntil = clock.elapsed().plus(DRAIN_LIMIT);
        closing.countDown();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
