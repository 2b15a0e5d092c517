package org.boxsoak.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds and runs outside programs, always with a deadline. */
public final class Programs {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private Programs() {}

    /** The program's file on the PATH (or in the folders that a plain user's PATH leaves out), if it is installed. */
    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin";
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs the command in the current folder with the harness's own environment. See {@link #run(List, Map, Path, Duration)}. */
    public static ProgramReply run(List<String> command, Duration deadline) {
        return run(command, Map.of(), Path.of("").toAbsolutePath(), deadline);
    }

    /**
     * Runs the command and waits for its end.
     *
     * @param environment variables to set beside the inherited ones
     * @throws BenchException when it cannot be started or does not end within the deadline (it is killed then, with its
     *     children)
     */
    public static ProgramReply run(
            List<String> command, Map<String, String> environment, Path folder, Duration deadline) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            long start = System.nanoTime();
            Process process = builder.start();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> drain(process));
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
                throw new BenchException("'" + String.join(" ", command) + "' did not end within "
                        + deadline.toSeconds() + " s and was killed. Run it by hand to see where it hangs.");
            }
            long left = Math.max(0, deadline.toMillis() - (System.nanoTime() - start) / 1_000_000);
            return new ProgramReply(
                    process.exitValue(), output.get(left + LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            throw new BenchException(
                    "'" + String.join(" ", command) + "' ended, but something that it started still holds its"
                            + " output. End that, or send its output elsewhere.",
                    e);
        } catch (IOException e) {
            throw new BenchException(
                    "'" + command.get(0) + "' cannot be started: " + e.getMessage() + ". Install it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while '" + command.get(0) + "' was running.", e);
        }
    }

    /** Ends the process and everything that it started. */
    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String drain(Process process) {
        try (var stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
