package org.boxsoak.klog;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Compares {@code boxsoak explain} with {@code grep -cE} for the same words on one large log, both started as programs, in turns.
 * From the root of the project, after {@code mvn -Pbenchmark -DskipTests package}:
 * {@code java -cp target/classes:target/lib/* org.boxsoak.klog.ExplainBenchmark [megabytes] [folder]}.
 */
public final class ExplainBenchmark {
    private static final int ROUNDS = 5;
    private static final int MEGABYTE = 1_000_000;

    private ExplainBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long megabytes = args.length > 0 ? Long.parseLong(args[0]) : 500;
        Path folder = args.length > 1 ? Path.of(args[1]) : Path.of(System.getProperty("java.io.tmpdir"));
        Path log = folder.resolve("boxsoak-explain-benchmark.log");
        new ConsoleLog(20260101).write(log, megabytes * MEGABYTE, 25L * MEGABYTE);
        try {
            compare(log, System.out);
        } finally {
            Files.delete(log);
        }
    }

    private static void compare(Path log, PrintStream out) throws IOException, InterruptedException {
        String pattern =
                KernelLog.anchors().stream().map(ExplainBenchmark::quoted).collect(Collectors.joining("|"));
        List<String> grep = List.of("grep", "-cE", pattern, log.toString());
        List<String> ours = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.boxsoak.cli.Main",
                "explain",
                "--json",
                log.toString());
        List<Double> grepSeconds = new ArrayList<>();
        List<Double> ourSeconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            grepSeconds.add(seconds(grep));
            ourSeconds.add(seconds(ours));
        }
        double grepBest = grepSeconds.stream().min(Double::compare).orElseThrow();
        double ourBest = ourSeconds.stream().min(Double::compare).orElseThrow();
        out.printf(Locale.ROOT, "log: %d bytes%n", Files.size(log));
        out.printf(Locale.ROOT, "grep -cE: best %.3f s of %s%n", grepBest, grepSeconds);
        out.printf(Locale.ROOT, "explain:  best %.3f s of %s (heap at most 128 MB)%n", ourBest, ourSeconds);
        out.printf(Locale.ROOT, "explain takes %.2f of grep's time%n", ourBest / grepBest);
        out.println("peak resident memory of explain: " + peak(ours));
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = start(command);
        // Into a pipe: grep stops at the first hit when it writes to /dev/null.
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(command.get(0) + " ended with " + exit);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** GNU time tells the peak; without it the answer is that it is not installed. */
    private static String peak(List<String> command) throws IOException, InterruptedException {
        Path report = Files.createTempFile("boxsoak", "time");
        List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-f", "%M kB", "-o", report.toString()));
        timed.addAll(command);
        if (!Files.isExecutable(Path.of("/usr/bin/time"))) {
            return "not measured, /usr/bin/time is not installed";
        }
        seconds(timed);
        return Files.readString(report).strip();
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String quoted(String word) {
        return word.replaceAll("([\\\\.\\[\\](){}*+?^$|])", "\\\\$1");
    }
}
