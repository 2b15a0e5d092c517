package org.boxsoak.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.boxsoak.bench.Programs;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxId;

/**
 * How much faster than a 1.5 Mbaud line a console is read, with every line stamped and counted, beside {@code cat} on the same kind of pseudo
 * terminal: {@code ConsoleBenchmark MEGABYTES}.
 */
public final class ConsoleBenchmark {
    /** 8N1: ten bits a byte. */
    private static final double LINE_BYTES_PER_SECOND = 1_500_000 / 10.0;

    private static final String TEXT =
            "[  123.456789] usb 1-1.3: new high-speed USB device number 85 using dwc_otg, line ";

    private final Path program;
    private final Path folder;
    private final long lines;

    private ConsoleBenchmark(Path program, Path folder, long lines) {
        this.program = program;
        this.folder = folder;
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        long bytes = Long.parseLong(args.length == 0 ? "50" : args[0]) << 20;
        Path folder = Files.createTempDirectory("console-benchmark");
        Path program = folder.resolve("pseudo_terminal");
        Programs.run(
                List.of("gcc", "-O1", "-o", program.toString(), "src/test/c/pseudo_terminal.c"), Duration.ofMinutes(1));
        ConsoleBenchmark benchmark = new ConsoleBenchmark(program, folder, bytes / line(0).length());
        double ours = benchmark.ours();
        double cat = benchmark.cat();
        System.out.printf(
                Locale.ROOT,
                "%d lines, none lost: ours %.1f MB/s, %.0f times the line; cat %.1f MB/s; ratio %.2f%n",
                benchmark.lines,
                ours / 1e6,
                ours / LINE_BYTES_PER_SECOND,
                cat / 1e6,
                ours / cat);
    }

    private static String line(long number) {
        return TEXT + (1_000_000_000 + number) + '\n';
    }

    /** Bytes a second; fails when a line is lost or out of order. */
    private double ours() throws Exception {
        Path port = folder.resolve("ttyUSB1");
        Process terminal = terminal(port);
        AtomicLong next = new AtomicLong();
        AtomicLong wrong = new AtomicLong();
        try (Console console = Console.start(
                new BoxId("bench"), ConsoleSource.serial(port.toString(), 1_500_000), new SystemRunClock(), event -> {
                    boolean fits = event instanceof ConsoleLine line
                            && line.text().startsWith(TEXT)
                            && Long.parseLong(line.text().substring(TEXT.length())) == 1_000_000_000 + next.get();
                    (fits ? next : wrong).incrementAndGet();
                })) {
            long start = System.nanoTime();
            long bytes = write(terminal.getOutputStream());
            while (next.get() + wrong.get() < lines && console.failure() == null) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (wrong.get() > 0) {
                throw new IllegalStateException(wrong.get() + " lines were damaged or out of order");
            }
            return bytes / seconds;
        } finally {
            Programs.kill(terminal);
        }
    }

    private double cat() throws Exception {
        Path port = folder.resolve("ttyUSB2");
        Process terminal = terminal(port);
        Path out = folder.resolve("cat.log");
        Process cat = new ProcessBuilder("sh", "-c", "stty -F " + port + " raw -echo; exec cat " + port)
                .redirectOutput(out.toFile())
                .start();
        try {
            TimeUnit.SECONDS.sleep(1);
            long start = System.nanoTime();
            long bytes = write(terminal.getOutputStream());
            while (Files.size(out) < bytes) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return bytes / ((System.nanoTime() - start) / 1e9);
        } finally {
            Programs.kill(cat);
            Programs.kill(terminal);
        }
    }

    private Process terminal(Path port) throws IOException {
        Process started = new ProcessBuilder(program.toString(), port.toString()).start();
        started.getInputStream().readNBytes("ready\n".length());
        return started;
    }

    private long write(OutputStream box) throws IOException {
        long bytes = 0;
        OutputStream out = new BufferedOutputStream(box, 1 << 16);
        for (long i = 0; i < lines; i++) {
            byte[] line = line(i).getBytes(StandardCharsets.US_ASCII);
            bytes += line.length;
            out.write(line);
        }
        out.flush();
        return bytes;
    }
}
