package org.boxsoak.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Lets {@code boxsoak margin} find the number of buffers of the virtual box's driver, which is the margin that is right: each number again
 * and again, on a box of its own. {@code java -cp ... org.boxsoak.cli.MarginBenchmark [times] [null_check] [buffers ...]}.
 */
public final class MarginBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrintStream OUT = System.out;
    private static final int[] BUFFERS = {1, 4, 12, 26, 48};

    private MarginBenchmark() {}

    public static void main(String[] args) throws IOException {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int nullCheck = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        int[] buffers = args.length > 2
                ? Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray()
                : BUFFERS;
        OUT.println("| buffers | found | blocks off | plugs | seconds |\n|---|---|---|---|---|");
        int worst = 0;
        for (int count : buffers) {
            for (int i = 0; i < times; i++) {
                worst = Math.max(worst, measure(count, nullCheck));
            }
        }
        OUT.println("\nfarthest off: " + worst + " (wanted: at most 1)");
        System.exit(worst <= 1 ? 0 : 1);
    }

    /** How many blocks it is off. */
    private static int measure(int buffers, int nullCheck) throws IOException {
        Path folder = Files.createTempDirectory("margin");
        Path bench = Files.writeString(
                folder.resolve("bench.yaml"),
                "name: margin\nbox: { virtual: { parameters: [wlan_soak_usb.null_check=" + nullCheck
                        + ", wlan_soak_usb.buffers=" + buffers + "] } }\n");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long start = System.nanoTime();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("margin", "--json", "--bench", bench.toString(), "--reports", folder.toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException("margin ended with " + exit + ": " + err);
        }
        Files.writeString(folder.resolve("trials.jsonl"), out.toString());
        JsonNode margin =
                JSON.readTree(out.toString().lines().reduce((a, b) -> b).orElseThrow());
        int needs = margin.get("needs").asInt();
        OUT.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %.0f |%n",
                buffers,
                needs,
                needs - buffers,
                margin.get("trials").asInt(),
                seconds);
        return Math.abs(needs - buffers);
    }
}
