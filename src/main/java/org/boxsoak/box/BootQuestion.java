package org.boxsoak.box;

import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.RunClock;
import org.jspecify.annotations.Nullable;

/** Asks boot id and uptime in one command. */
final class BootQuestion {
    private static final String COMMAND =
            "echo \"$(cat /proc/sys/kernel/random/boot_id)\"; echo \"$(cat /proc/uptime)\"";

    private BootQuestion() {}

    static BootObservation ask(BoxShell shell, RunClock clock, Duration deadline) {
        try {
            return read(shell.run(COMMAND, deadline), clock);
        } catch (BoxUnreachableException e) {
            if (e.kind() == BoxUnreachableException.Kind.CANCELLED) {
                throw e;
            }
            return BootObservation.unreachable(clock.elapsed());
        }
    }

    /** A shell that answers but shows neither (no /proc yet, or no right to read it) proves nothing: not reachable. */
    private static BootObservation read(ShellReply reply, RunClock clock) {
        Duration at = clock.elapsed();
        List<String> lines = reply.output().lines().toList();
        BootId bootId = lines.isEmpty() ? null : bootId(lines.get(0));
        Duration uptime = lines.size() < 2 ? null : uptime(lines.get(1));
        return bootId == null && uptime == null
                ? BootObservation.unreachable(at)
                : BootObservation.seen(at, bootId, uptime);
    }

    private static @Nullable BootId bootId(String line) {
        try {
            return new BootId(line);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Duration uptime(String line) {
        try {
            return Uptime.parse(line);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
