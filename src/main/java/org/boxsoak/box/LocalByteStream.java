package org.boxsoak.box;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxUnreachableException.Kind;

/** A {@link ByteStream} from a process of this host. */
final class LocalByteStream implements ByteStream {
    private static final byte[] END = {};
    private static final int MOST_WAITING = 64;

    private final String subject;
    private final Process process;
    private final Cancellation cancellation;
    /** A pipe's read has no deadline of its own, so a thread does the waiting. */
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>(MOST_WAITING);

    private byte[] piece = END;
    private int taken;
    private boolean ended;

    private LocalByteStream(String subject, Process process, Cancellation cancellation) {
        this.subject = subject;
        this.process = process;
        this.cancellation = cancellation;
        Thread reader = new Thread(this::takeIn, "local-bytes-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static LocalByteStream start(BoxId box, String command, Cancellation cancellation) {
        String subject = "Box " + box + " (this host) did not go on with " + Spoken.command(command);
        return new LocalByteStream(subject, LocalStream.shell(command), cancellation);
    }

    private void takeIn() {
        byte[] buffer = new byte[64 * 1024];
        try {
            try (InputStream output = process.getInputStream()) {
                for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                    arrived.put(Arrays.copyOf(buffer, count));
                }
            } catch (IOException e) {
                // Closed by close(), or the process is gone: the end in either case.
            }
            arrived.put(END);
        } catch (InterruptedException e) {
            // By close(): nobody reads any more.
        }
    }

    @Override
    public int read(byte[] buffer, Duration deadline) {
        CallLimit limit = new CallLimit(deadline, cancellation);
        while (taken == piece.length) {
            if (ended) {
                return -1;
            }
            piece = next(limit);
            taken = 0;
            ended = piece.length == 0;
        }
        int count = Math.min(buffer.length, piece.length - taken);
        System.arraycopy(piece, taken, buffer, 0, count);
        taken += count;
        return count;
    }

    private byte[] next(CallLimit limit) {
        try {
            while (true) {
                byte[] next = arrived.poll(limit.nextLookMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    return next;
                }
                if (limit.isOver()) {
                    throw new BoxUnreachableException(
                            limit.isCancelled() ? Kind.CANCELLED : Kind.DEADLINE,
                            subject + ": nothing came within " + Spoken.seconds(limit.deadline()) + ".",
                            null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoxUnreachableException(Kind.CANCELLED, subject + ": the wait was interrupted.", e);
        }
    }

    @Override
    public void writeLine(String line, Duration deadline) {
        LocalStream.write(process, subject, line);
    }

    @Override
    public void close() {
        // Room for the thread that waits with the last piece.
        arrived.clear();
        LocalStream.end(process);
        arrived.clear();
    }
}
