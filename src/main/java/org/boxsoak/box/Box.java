package org.boxsoak.box;

import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.bench.RunClock;

/**
 * One box under test: who it is, a shell on it, and files to and from it. Every method that talks to the box has a deadline
 * and throws {@link BoxUnreachableException} when no whole answer came in time, {@link org.boxsoak.bench.BenchException} when
 * the box answered that it could not.
 */
public interface Box extends AutoCloseable {
    BoxId id();

    /** The box's shell; may be used by several threads at once. */
    BoxShell shell();

    /**
     * Starts a command that is talked with while it runs.
     *
     * @param deadline the longest wait for its start
     */
    BoxStream stream(String command, Duration deadline);

    /**
     * Starts a command whose output is read byte by byte while it runs.
     *
     * @param deadline the longest wait for its start
     */
    ByteStream bytes(String command, Duration deadline);

    /** Copies a file of this host to the box, readable and executable for all if it is executable here. */
    void push(Path from, String to, Duration deadline);

    /** Copies a file of the box to this host, byte by byte; {@code to} is left alone when that fails. */
    void pull(String from, Path to, Duration deadline);

    /**
     * Makes the link to the box, anew if it is broken (a rebooted box on the network stays offline otherwise), and waits until
     * the box answers. A link that works is left alone.
     */
    void connect(Duration deadline);

    /** Whether the box answers a command within the deadline. */
    default boolean isReachable(Duration deadline) {
        try {
            return shell().run(":", deadline).succeeded();
        } catch (BoxUnreachableException e) {
            return false;
        }
    }

    default BoxIdentity identity(Duration deadline) {
        return IdentityQuestion.ask(this, deadline);
    }

    default BootId bootId(Duration deadline) {
        return new BootId(readFile("/proc/sys/kernel/random/boot_id", deadline));
    }

    /** Time since the kernel booted, time in suspend included (first field of {@code /proc/uptime}). */
    default Duration uptime(Duration deadline) {
        return Uptime.parse(readFile("/proc/uptime", deadline));
    }

    /** One look at the box for {@link BootWatch}, in one command; an unreachable box is an observation too. */
    default BootObservation observe(RunClock clock, Duration deadline) {
        return BootQuestion.ask(shell(), clock, deadline);
    }

    /** The text of a file of the box. */
    default String readFile(String path, Duration deadline) {
        return ask("cat " + ShellWord.quote(path), deadline);
    }

    /** The output of a command that must succeed. */
    default String ask(String command, Duration deadline) {
        ShellReply reply = shell().run(command, deadline);
        if (!reply.succeeded()) {
            throw new CommandFailedException(id(), command, reply);
        }
        return reply.output();
    }

    @Override
    void close();
}
