package org.boxsoak.relay;

import java.nio.file.Path;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.OwnedLock;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SerialPorts;

/** Keeps a board to one process of this host; the kernel frees it when the process dies. */
final class BoardLock implements AutoCloseable {
    private final OwnedLock lock;

    private BoardLock(OwnedLock lock) {
        this.lock = lock;
    }

    /**
     * Takes the board.
     *
     * @throws BenchException when another run has it; the message says which process, and since when
     */
    static BoardLock take(String board, RunClock clock) {
        // Not the user's own runtime folder: a board belongs to the host, and a nightly job of cron has no such folder.
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "boxsoak-relays");
        String words = "process " + ProcessHandle.current().pid() + " since " + clock.now();
        return new BoardLock(OwnedLock.tryTake(folder, SerialPorts.real(board), words)
                .orElseThrow(() -> new BenchException("The relay board " + board + " is driven by another boxsoak ("
                        + OwnedLock.heldBy(folder, SerialPorts.real(board))
                        + "). End that run, or wait for its end.")));
    }

    @Override
    public void close() {
        lock.close();
    }
}
