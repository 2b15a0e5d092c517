package org.boxsoak.fake;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A harness of its own in a process of its own, which a test can kill. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "child-jvm-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs the {@code main} of a class of the tests. */
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(Map.of(), main, arguments);
    }

    public static ChildJvm start(Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Called in the child: prints a line for {@link #awaitLine}. */
    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(no more output: " + e.getMessage() + ")");
        }
    }

    /** The first line that holds this text. */
    public String awaitLine(String text) {
        try {
            await("the child says '" + text + "'")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> find(text) != null || !process.isAlive());
            await().atMost(Duration.ofSeconds(2)).until(() -> find(text) != null);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the child did not say '" + text + "' but:\n" + String.join("\n", lines), e);
        }
        return Objects.requireNonNull(find(text));
    }

    private @Nullable String find(String text) {
        return lines.stream().filter(l -> l.contains(text)).findFirst().orElse(null);
    }

    /** What it printed up to now. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for its own end. */
    public int awaitExit() {
        await("the child ends").atMost(LIMIT).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
