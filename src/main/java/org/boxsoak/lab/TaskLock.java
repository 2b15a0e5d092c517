package org.boxsoak.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.OwnedLock;
import org.boxsoak.bench.RunClock;

/** Keeps a task to one process of the lab: whoever finds it taken knows that its run goes on, whatever Slurm says of the host. */
final class TaskLock {
    private static final Duration POLL = Duration.ofSeconds(1);

    private TaskLock() {}

    /** Waits for the task. */
    static OwnedLock take(Path folder, int task, String node, RunClock clock, Cancellation cancellation) {
        String name = "task-" + task;
        while (true) {
            Optional<OwnedLock> lock = OwnedLock.tryTake(
                    folder, name, node + ", process " + ProcessHandle.current().pid());
            if (lock.isPresent()) {
                return lock.get();
            }
            if (cancellation.isRequested()) {
                throw new BenchException("Cancelled while " + name + " goes on (" + OwnedLock.heldBy(folder, name)
                        + "). When it is over: boxsoak lab settle " + folder);
            }
            clock.waitUntil(clock.elapsed().plus(POLL), cancellation);
        }
    }
}
