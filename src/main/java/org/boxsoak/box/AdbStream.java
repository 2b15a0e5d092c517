package org.boxsoak.box;

import java.io.IOException;
import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.jspecify.annotations.Nullable;

/** A {@link BoxStream} over adb's {@code exec:}, which passes bytes unchanged in both directions; closing it closes both on the box. */
final class AdbStream implements BoxStream {
    /** The reader's own limit is its end by {@link #close}. */
    private static final Duration FOREVER = Duration.ofDays(3650);

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final AdbWire wire;
    private final AdbFault fault;
    private final Cancellation cancellation;
    private final Cancellation closed = new Cancellation();
    private final ArrivedLines lines = new ArrivedLines();
    private final Thread reader;

    private AdbStream(AdbWire wire, AdbFault fault, Cancellation cancellation) {
        this.wire = wire;
        this.fault = fault;
        this.cancellation = cancellation;
        this.reader = new Thread(this::read, "adb-stream-" + fault.serial());
        reader.setDaemon(true);
    }

    static AdbStream open(String command, AdbFault fault, CallLimit limit, Cancellation cancellation) {
        AdbStream stream = new AdbStream(AdbExec.open(command, fault, limit), fault, cancellation);
        stream.reader.start();
        return stream;
    }

    private void read() {
        try (AdbWire ending = wire) {
            ending.limit(new CallLimit(FOREVER, closed));
            lines.takeFrom(ending.input());
            lines.end(null);
        } catch (CallLimitReachedException e) {
            lines.end(null);
        } catch (IOException e) {
            lines.end(fault.from(e));
        }
    }

    @Override
    public @Nullable String readLine(Duration deadline) {
        return lines.next(fault.subject(), new CallLimit(deadline, cancellation));
    }

    @Override
    public void writeLine(String line, Duration deadline) {
        AdbExec.writeLine(wire, line, fault, new CallLimit(deadline, cancellation));
    }

    @Override
    public void close() {
        closed.request();
        try {
            reader.join(GOODBYE.toMillis());
        } catch (InterruptedException e) {
            // The reader sees the end by itself, within 100 ms.
            Thread.currentThread().interrupt();
        }
    }
}
