package org.boxsoak.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.jspecify.annotations.Nullable;

/** The lines that a {@link BoxStream} has sent, from the thread that takes them in to the one that asks for them. */
final class ArrivedLines {
    /** A command that nobody listens to for long: the oldest lines go, and it is said in their place. */
    private static final int MOST_WAITING = 10_000;

    private static final int LONGEST_LINE = 64 * 1024;

    private final BlockingQueue<Arrival> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong lost = new AtomicLong();

    /** A line; without one the end, and without a failure too an end in order. */
    private record Arrival(@Nullable String line, @Nullable BoxUnreachableException failure) {}

    /** Takes lines in until the end. */
    void takeFrom(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 * 1024];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    add(line);
                } else if (line.size() < LONGEST_LINE) {
                    line.write(buffer[i]);
                }
            }
        }
        if (line.size() > 0) {
            add(line);
        }
    }

    private void add(ByteArrayOutputStream line) {
        while (waiting.size() >= MOST_WAITING) {
            if (waiting.poll() != null) {
                lost.incrementAndGet();
            }
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        waiting.add(new Arrival(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, null));
    }

    /** Says that no more will come: null when the command ended, or why the link to it did. */
    void end(@Nullable BoxUnreachableException failure) {
        waiting.add(new Arrival(null, failure));
    }

    /**
     * See {@link BoxStream#readLine}.
     *
     * @param subject who did what, for the message: {@code Box lab-3 did not go on with 'cat'}
     */
    @Nullable
    String next(String subject, CallLimit limit) {
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            return BoxStream.LOST + missing + " lines, which nobody took for too long";
        }
        Arrival arrival = take(subject, limit);
        if (arrival.line() == null) {
            // The end stays the end, however often it is asked for.
            waiting.add(arrival);
        }
        if (arrival.failure() != null) {
            throw arrival.failure();
        }
        return arrival.line();
    }

    private Arrival take(String subject, CallLimit limit) {
        try {
            while (true) {
                Arrival arrival = waiting.poll(limit.nextLookMillis(), TimeUnit.MILLISECONDS);
                if (arrival != null) {
                    return arrival;
                }
                if (limit.isCancelled()) {
                    throw new BoxUnreachableException(Kind.CANCELLED, subject + ": the run was cancelled.", null);
                }
                if (limit.left().isZero()) {
                    throw new BoxUnreachableException(
                            Kind.DEADLINE,
                            subject + ": no line came within " + Spoken.seconds(limit.deadline())
                                    + ". The box may hang, reboot or be very busy: look at its console.",
                            null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoxUnreachableException(Kind.CANCELLED, subject + ": the wait was interrupted.", e);
        }
    }
}
