package org.boxsoak.reader;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.box.ByteStream;
import org.jspecify.annotations.Nullable;

/** One stream of a reader, from its start to its end. One thread reads; any may {@link #ask}. */
final class ReaderStream implements AutoCloseable {
    /** How soon a wish to end is seen. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration ASK_LIMIT = Duration.ofSeconds(5);

    private final ByteStream bytes;
    private final Supplier<Duration> clock;
    private final StreamParser parser;
    private final Queue<StreamFrame> frames = new ArrayDeque<>();
    private final byte[] buffer = new byte[64 * 1024];
    private volatile StreamFrame.@Nullable Opened opened;
    private long received;
    private Duration arrived;
    private boolean ended;

    ReaderStream(ByteStream bytes, String mark, Supplier<Duration> clock) {
        this.bytes = bytes;
        this.clock = clock;
        this.parser = new StreamParser(mark, frames::add);
        this.arrived = clock.get();
    }

    /**
     * The next frame; null when none came for a moment, or the stream has {@link #hasEnded}.
     *
     * @throws BoxUnreachableException when the link broke
     */
    @Nullable
    StreamFrame next() {
        if (frames.isEmpty() && !ended) {
            takeIn();
        }
        StreamFrame frame = frames.poll();
        if (frame instanceof StreamFrame.Opened o) {
            opened = o;
        }
        return frame;
    }

    private void takeIn() {
        try {
            int count = bytes.read(buffer, LOOK);
            arrived = clock.get();
            ended = count < 0;
            received += Math.max(0, count);
            parser.feed(buffer, Math.max(0, count));
        } catch (BoxUnreachableException e) {
            if (e.kind() != BoxUnreachableException.Kind.DEADLINE) {
                throw e;
            }
        }
    }

    boolean hasEnded() {
        return ended && frames.isEmpty();
    }

    /** Run time at which the last bytes came. */
    Duration arrived() {
        return arrived;
    }

    /** Bytes since the last time that this was asked. */
    long takeReceived() {
        long count = received;
        received = 0;
        return count;
    }

    /** Asks for a reading of all sources now; false where this reader cannot be asked, and a new one reads them all at its start. */
    boolean ask() {
        StreamFrame.Opened reader = opened;
        if (reader != null && reader.kind().equals("sh")) {
            return false;
        }
        bytes.writeLine("now", ASK_LIMIT);
        return true;
    }

    /** Asks for whole texts, since some of what arrived was damaged; the script sends nothing else, and a broken link is seen by who reads. */
    void askForWholeTexts() {
        StreamFrame.Opened reader = opened;
        if (reader == null || reader.kind().equals("sh")) {
            return;
        }
        try {
            bytes.writeLine("full", ASK_LIMIT);
        } catch (BoxUnreachableException e) {
            // The next read says so.
        }
    }

    boolean isOpen() {
        return opened != null;
    }

    @Override
    public void close() {
        bytes.close();
    }
}
