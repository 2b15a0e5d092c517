package org.boxsoak.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;
import org.boxsoak.fake.LcusBoard;
import org.boxsoak.fake.SimulatedBoard;
import org.boxsoak.relay.Person;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayContext;
import org.boxsoak.relay.RelayFamilies;

/** A simulated relay board on a real pty whose first contact really plugs the virtual box's module. */
final class CoupledRelay implements AutoCloseable {
    private static final int CHANNEL = 1;

    private final LcusBoard firmware = LcusBoard.of(LcusBoard.Variant.FEEDBACK, 1);
    private final SimulatedBoard board;
    private final Relay module;
    private volatile boolean closed;
    private boolean plugged;

    CoupledRelay(Path folder, Path qmpSocket) throws IOException {
        this.board = SimulatedBoard.plug(folder, firmware);
        this.module = RelayFamilies.named("qmp")
                .orElseThrow()
                .open(
                        Map.of("socket", qmpSocket.toString()),
                        new RelayContext(new NoShell(), new SystemRunClock(), new Cancellation(), Person.nobody()));
        Thread coupling = new Thread(this::couple, "coupled-relay");
        coupling.setDaemon(true);
        coupling.start();
    }

    /** The line of a bench file. */
    String bench() {
        return "relay: { type: lcus, port: " + board.port() + ", channel: " + CHANNEL + ", minimum-off: 0s }\n";
    }

    void pullOut() {
        board.pullOut();
    }

    void plugIn() throws IOException {
        board.plugIn();
    }

    private void couple() {
        while (!closed) {
            boolean wanted = firmware.coils().isOn(CHANNEL);
            if (wanted != plugged) {
                try {
                    if (wanted) {
                        module.on();
                    } else {
                        module.off();
                    }
                    plugged = wanted;
                } catch (BenchException e) {
                    // A box that is just being powered on: the next round tries again.
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        closed = true;
        board.close();
    }

    /** The module's relay needs no box. */
    private record NoShell() implements BoxShell {
        @Override
        public ShellReply run(String command, Duration deadline) {
            throw new AssertionError("nobody should ask the box: " + command);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
