package org.boxsoak.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        try {
            AdbWire wire = AdbWire.connect(fault.server(), limit);
            AdbStream stream = new AdbStream(wire, fault, cancellation);
            try {
                wire.request("host:transport:" + fault.serial());
                wire.request("exec:" + command);
                stream.reader.start();
                return stream;
            } catch (IOException e) {
                wire.close();
                throw e;
            }
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
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
        CallLimit limit = new CallLimit(deadline, cancellation);
        try {
            wire.writeBeside((line + "\n").getBytes(StandardCharsets.UTF_8), limit);
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
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
