package org.boxsoak.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.boxsoak.record.Verdict;
import org.boxsoak.report.VerdictFile;

/** A {@code ./boxsoak} command as a user starts it: a process of its own, with its output in files. */
final class Launched {
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final Process process;
    private final Path reports;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path reports, Path out, Path err) {
        this.process = process;
        this.reports = reports;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code boxsoak run PLAN --reports FOLDER/reports}. */
    static Launched run(Path folder, String plan, String... more) throws IOException {
        Path reports = folder.resolve("reports");
        List<String> arguments = new ArrayList<>(List.of("run", plan, "--reports", reports.toString()));
        arguments.addAll(List.of(more));
        return start(folder, reports, arguments);
    }

    static Launched command(Path folder, String... arguments) throws IOException {
        return start(folder, folder.resolve("reports"), List.of(arguments));
    }

    private static Launched start(Path folder, Path reports, List<String> arguments) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of("./boxsoak"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Launched(process, reports, out, err);
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("boxsoak did not end within " + LONGEST + ":\n" + err());
        }
        return process.exitValue();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Waits until the run tells this on standard error. */
    void awaitWords(String words) {
        Awaitility.await("boxsoak says '" + words + "'").atMost(LONGEST).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("boxsoak ended before it said '" + words + "':\n" + err());
            }
            return err().contains(words);
        });
    }

    /** The process of the harness's Java, which the launcher has become. */
    ProcessHandle harness() {
        return process.toHandle();
    }

    /** The emulator's process. */
    ProcessHandle emulator() {
        return process.descendants()
                .filter(p -> p.info().command().orElse("").contains("qemu-system"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no emulator runs:\n" + err()));
    }

    /** The newest run's folder. */
    Path runFolder() throws IOException {
        try (Stream<Path> runs = Files.list(reports)) {
            return runs.filter(Files::isDirectory)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("no run's folder:\n" + err()));
        }
    }

    Verdict verdict() throws IOException {
        return VerdictFile.read(runFolder());
    }
}
