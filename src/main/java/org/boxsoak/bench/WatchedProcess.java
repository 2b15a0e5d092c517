package org.boxsoak.bench;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Runs a program that cannot outlive this JVM, however the JVM ends.
 *
 * <p>Three nets, each of the kernel's making. A shell in a session of its own holds the read end of a pipe whose write end only
 * this JVM has: when the JVM dies, even by {@code kill -9}, the shell reads the end of the pipe and kills its whole process group.
 * The program itself asks the kernel for a SIGKILL at the death of that shell, in case the shell is killed alone. And the session
 * of its own keeps a terminal's Ctrl-C away from it, so that a run can end in order.
 *
 * <p>The program does not ask for that signal at the death of the JVM, since the kernel sends it at the death of the <em>thread</em>
 * that started the program.
 */
public final class WatchedProcess implements AutoCloseable {
    private static final String WATCH = """
            exec 3<&0 </dev/null 2>/dev/null
            setpriv --pdeathsig KILL -- "$@" 3<&- >>"$0" 2>&1 &
            program=$!
            echo $program
            { read -r _ <&3; kill -KILL 0; } >/dev/null &
            watch=$!
            wait $program
            code=$?
            kill -KILL $watch
            exit $code
            """;
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final String name;
    private final Process shell;
    private final long pid;

    private WatchedProcess(String name, Process shell, long pid) {
        this.name = name;
        this.shell = shell;
        this.pid = pid;
    }

    /**
     * Starts the command.
     *
     * @param log where its output is appended
     */
    public static WatchedProcess start(List<String> command, Path log) {
        List<String> watched = new ArrayList<>(List.of("setsid", "sh", "-c", WATCH, log.toString()));
        watched.addAll(command);
        Process shell;
        try {
            shell = new ProcessBuilder(watched).start();
        } catch (IOException e) {
            throw new BenchException("'setsid' of util-linux cannot be started: " + e.getMessage() + ".", e);
        }
        return new WatchedProcess(command.get(0), shell, pidSaidBy(shell, command.get(0)));
    }

    private static long pidSaidBy(Process shell, String name) {
        BufferedReader reader = shell.inputReader();
        try {
            return CompletableFuture.supplyAsync(() -> firstLine(reader))
                    .thenApply(Long::parseLong)
                    .get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            shell.destroyForcibly();
            throw new BenchException("Interrupted while '" + name + "' was being started.", e);
        } catch (ExecutionException | TimeoutException e) {
            shell.destroyForcibly();
            throw new BenchException("The shell that is to watch '" + name + "' did not start: " + e + ".", e);
        }
    }

    private static String firstLine(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program's own process id. */
    public long pid() {
        return pid;
    }

    public boolean isAlive() {
        return shell.isAlive();
    }

    /** The exit code of a program that has ended, 128 + N when signal N killed it. */
    public int exitCode() {
        return shell.exitValue();
    }

    /** Waits for the program's own end. */
    public int awaitExit(String what, Duration limit, Cancellation cancellation) {
        try {
            await(what)
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(50))
                    .pollInSameThread()
                    .until(() -> !isAlive() || cancellation.isRequested());
        } catch (ConditionTimeoutException e) {
            throw new BenchException("'" + name + "' did not end within " + limit.toSeconds() + " s.", e);
        }
        if (isAlive()) {
            throw new BenchException("Cancelled while '" + name + "' was running.");
        }
        return exitCode();
    }

    /** Kills the program and what it started, and returns when it is gone, with its ports and files free again. */
    @Override
    public void close() {
        try {
            // The end of the pipe makes the shell kill its whole group.
            shell.getOutputStream().close();
            await("process " + pid + " dies")
                    .atMost(DEATH)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .pollInSameThread()
                    .until(() -> !shell.isAlive() && isGone());
        } catch (IOException e) {
            throw new BenchException("The pipe to the watcher of '" + name + "' cannot be closed: " + e + ".", e);
        } catch (ConditionTimeoutException e) {
            throw new BenchException(
                    "Process " + pid + " ('" + name
                            + "') does not die, even by SIGKILL: the host's kernel holds it in a call"
                            + " that cannot be interrupted. 'cat /proc/" + pid + "/stack' as root shows which.",
                    e);
        }
    }

    private boolean isGone() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            // proc_pid_stat(5): "PID (name) state ..."; the name may hold anything. A zombie has freed everything
            // already, unless
            // it is the first thread of several and another still holds the files.
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() <= 1;
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }
}
