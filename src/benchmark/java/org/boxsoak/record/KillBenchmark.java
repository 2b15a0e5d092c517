package org.boxsoak.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Kills a recording harness (SIGKILL) at random moments, again and again on one recording, and looks each time whether every reading that it
 * said to be written can be read, in order and byte by byte. Each harness takes up what the one before left.
 *
 * <p>{@code KillBenchmark [KILLS [SEED]]}.
 */
public final class KillBenchmark {
    private KillBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("record")) {
            record(new RunFolder(Path.of(args[1])), Integer.parseInt(args[2]));
            return;
        }
        int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        SplittableRandom random = new SplittableRandom(args.length > 1 ? Long.parseLong(args[1]) : 1);
        RunFolder folder = new RunFolder(Files.createTempDirectory("boxsoak-kill"));
        Files.createDirectory(folder.path().resolve("samples"));
        int written = 0;
        int unconfirmed = 0;
        int settling = 0;
        for (int kill = 1; kill <= kills; kill++) {
            int confirmed = killOne(folder, written, random.nextInt(1, 1500), random.nextInt(0, 3000));
            int found = check(folder, kill);
            if (found < confirmed) {
                throw new AssertionError(
                        "kill " + kill + ": " + confirmed + " readings were written, " + found + " are there");
            }
            unconfirmed += found - confirmed;
            settling += folder.tails().existing().size() > 1 || Files.exists(folder.samples()) ? 1 : 0;
            written = found;
        }
        System.out.printf(
                Locale.ROOT,
                "%d kills, %d readings: none lost that was written, %d more were there than had been confirmed; %d kills after the first long"
                        + " block%n",
                kills,
                written,
                unconfirmed,
                settling);
    }

    /** Starts a harness, kills it some microseconds after it has written so many readings, returns the last that it confirmed. */
    private static int killOne(RunFolder folder, int first, int readings, int micros)
            throws IOException, InterruptedException {
        Process harness = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillBenchmark.class.getName(),
                        "record",
                        folder.path().toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int confirmed = first;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(harness.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < readings; i++) {
                confirmed = Integer.parseInt(said.readLine());
            }
            long end = System.nanoTime() + micros * 1000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            harness.toHandle().destroyForcibly();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                // What was still in the pipe; the last line may be half.
                confirmed =
                        line.length() == Integer.toString(confirmed + 1).length() ? Integer.parseInt(line) : confirmed;
            }
        }
        return confirmed;
    }

    private static int check(RunFolder folder, int kill) {
        List<String> wrong = new ArrayList<>();
        int[] next = {0};
        List<String> damage = SampleReader.read(folder, sample -> {
            if (!sample.equals(reading(next[0]).get(0))) {
                wrong.add("reading " + next[0] + " is another one: " + sample.at());
            }
            next[0]++;
        });
        // The one reading that was being written when the harness died may be half.
        if (!wrong.isEmpty() || damage.size() > 1) {
            throw new AssertionError("kill " + kill + ": " + wrong + damage);
        }
        return next[0];
    }

    private static void record(RunFolder folder, int first) {
        try (SampleWriter writer = SampleWriter.open(folder)) {
            for (int i = first; ; i++) {
                writer.write(reading(i));
                System.out.println(i + 1);
                System.out.flush();
            }
        }
    }

    private static List<RawSample> reading(int i) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 60; line++) {
            text.append(String.format(Locale.ROOT, "counter_%d: %8d kB%n", line, (long) i * line % 9973));
        }
        return List.of(new RawSample(
                Duration.ofMillis(i * 1000L),
                Instant.ofEpochMilli(1_700_000_000_000L + i),
                "boot-1",
                "made",
                text.toString()));
    }
}
