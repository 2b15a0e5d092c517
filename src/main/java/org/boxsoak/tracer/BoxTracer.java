package org.boxsoak.tracer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.onbox.OnboxProgram;
import org.boxsoak.trace.TraceReader;

/**
 * Traces who takes memory on a box, for a while. The trace runs in tracing instances of its own; a guard process on the box removes them
 * when the trace ends, however it does: also when the link breaks or the tracing process is killed.
 */
public final class BoxTracer {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    /** The box says something in each window; between two lines it may be busy naming functions. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private BoxTracer() {}

    /**
     * Traces the box and records every line into the file, as it comes.
     *
     * @param file where the lines are kept; {@link TraceFile#read} reads them
     * @param progress told the number of each window of allocations as it begins, from 1
     * @throws TraceRefusedException when the box cannot be traced: nothing was changed on it
     * @throws BoxUnreachableException when the link broke: the file has what came before
     */
    public static TraceReader trace(
            Box box, TraceRequest request, Path file, IntConsumer progress, Cancellation cancellation) {
        requirePossible(box);
        String program = OnboxProgram.named("boxtrace").place(box, cancellation);
        TraceReader reader = new TraceReader();
        try (TraceFile recording = TraceFile.create(file);
                BoxStream stream = box.stream("exec " + program + " " + request.arguments(), DEADLINE)) {
            int window = 0;
            Duration patience = SILENCE.plus(request.window()).plus(request.pause());
            for (String line = stream.readLine(patience); line != null; line = stream.readLine(patience)) {
                recording.add(line);
                reader.line(line);
                if (line.startsWith("w b")) {
                    progress.accept(++window);
                }
            }
        }
        TraceReader.Refusal refusal = reader.refusal();
        if (refusal != null) {
            throw new TraceRefusedException(box.id(), refusal.code(), refusal.sentence());
        }
        if (!reader.hasBegun()) {
            throw new BenchException(
                    "Box " + box.id() + ": the tracing program ended without a word; what the box said is in " + file
                            + ". Was it killed for want of memory? Look at the kernel's log.");
        }
        return reader;
    }

    /** Asks before anything is put onto the box; the program asks again, and more. */
    private static void requirePossible(Box box) {
        if (!box.ask("id -u", DEADLINE).strip().equals("0")) {
            throw new TraceRefusedException(
                    box.id(),
                    "root",
                    "tracing needs root, and its shell is not root. Run 'adb root' (a userdebug build), or as root.");
        }
        if (!box.shell().run("grep -q tracefs /proc/filesystems", DEADLINE).succeeded()) {
            throw new TraceRefusedException(
                    box.id(),
                    "tracefs",
                    "its kernel has no tracefs (CONFIG_TRACING), so allocations cannot be traced.");
        }
    }
}
