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
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.boxsoak.bench.Programs;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxId;

/**
 * How much faster than a 1.5 Mbaud line a console is read, with every line stamped and counted, beside {@code cat} on the same kind of pseudo
 * terminal: {@code ConsoleBenchmark MEGABYTES}. {@code ConsoleBenchmark paced SECONDS} writes as fast as such a line does and no faster, and
 * tells how far the reader ever was behind it: so much the driver of a real adapter would have had to keep.
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
        boolean isPaced = args.length == 2 && args[0].equals("paced");
        long bytes = isPaced
                ? Math.round(Long.parseLong(args[1]) * LINE_BYTES_PER_SECOND)
                : Long.parseLong(args.length == 0 ? "50" : args[0]) << 20;
        Path folder = Files.createTempDirectory("console-benchmark");
        Path program = folder.resolve("pseudo_terminal");
        Programs.run(
                List.of("gcc", "-O1", "-o", program.toString(), "src/test/c/pseudo_terminal.c"), Duration.ofMinutes(1));
        ConsoleBenchmark benchmark = new ConsoleBenchmark(program, folder, bytes / line(0).length());
        if (isPaced) {
            benchmark.paced();
            return;
        }
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
        return read(this::write, number -> {});
    }

    private void paced() throws Exception {
        AtomicLong begin = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        double speed = read(
                box -> {
                    begin.set(System.nanoTime());
                    return writePaced(box, begin.get());
                },
                number -> longest.accumulateAndGet(System.nanoTime() - begin.get() - due(number + 1), Math::max));
        System.out.printf(
                Locale.ROOT,
                "%d lines at %.0f bytes a second, none lost; the reader was %.0f ms behind at most, %.0f kB%n",
                lines,
                speed,
                longest.get() / 1e6,
                longest.get() / 1e9 * LINE_BYTES_PER_SECOND / 1e3);
    }

    /** When the line brings the end of so many lines, in nanoseconds since its beginning. */
    private static long due(long lines) {
        return Math.round(lines * line(0).length() / LINE_BYTES_PER_SECOND * 1e9);
    }

    private interface Writing {
        /** Returns how many bytes it wrote. */
        long to(OutputStream box) throws IOException;
    }

    private double read(Writing writing, LongConsumer arrived) throws Exception {
        Path port = folder.resolve("ttyUSB1");
        Process terminal = terminal(port);
        AtomicLong next = new AtomicLong();
        AtomicLong wrong = new AtomicLong();
        try (Console console = Console.start(
                new BoxId("bench"), ConsoleSource.serial(port.toString(), 1_500_000), new SystemRunClock(), event -> {
                    boolean fits = event instanceof ConsoleLine line
                            && line.text().startsWith(TEXT)
                            && Long.parseLong(line.text().substring(TEXT.length())) == 1_000_000_000 + next.get();
                    arrived.accept(next.get());
                    (fits ? next : wrong).incrementAndGet();
                })) {
            long start = System.nanoTime();
            long bytes = writing.to(terminal.getOutputStream());
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

    private long writePaced(OutputStream box, long begin) throws IOException {
        for (long i = 0; i < lines; i++) {
            long wait = begin + due(i + 1) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            box.write(line(i).getBytes(StandardCharsets.US_ASCII));
            box.flush();
        }
        return lines * line(0).length();
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
