package org.boxsoak.box;

import java.io.IOException;
import java.time.Duration;
import org.boxsoak.bench.Cancellation;

/** A {@link ByteStream} over adb. */
final class AdbByteStream implements ByteStream {
    private final AdbWire wire;
    private final AdbFault fault;
    private final Cancellation cancellation;

    private AdbByteStream(AdbWire wire, AdbFault fault, Cancellation cancellation) {
        this.wire = wire;
        this.fault = fault;
        this.cancellation = cancellation;
    }

    static AdbByteStream open(String command, AdbFault fault, CallLimit limit, Cancellation cancellation) {
        return new AdbByteStream(AdbExec.open(command, fault, limit), fault, cancellation);
    }

    @Override
    public int read(byte[] buffer, Duration deadline) {
        CallLimit limit = new CallLimit(deadline, cancellation);
        wire.limit(limit);
        try {
            return wire.input().read(buffer, 0, buffer.length);
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
    }

    @Override
    public void writeLine(String line, Duration deadline) {
        AdbExec.writeLine(wire, line, fault, new CallLimit(deadline, cancellation));
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            // The conversation is over in either case.
        }
    }
}
