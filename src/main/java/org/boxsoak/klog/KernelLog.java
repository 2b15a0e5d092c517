package org.boxsoak.klog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Read a kernel log of any size, in any of the forms in which it reaches a file, and tell its events in order.
 *
 * <p>Feed it with bytes as they come, then call {@link #end()}. Most bytes are never looked at: words that begin events are searched
 * in the raw text, and only the lines around them are read. Memory does not grow with the log.
 */
public final class KernelLog {
    /** What a line without an end may grow to before the rest of it is dropped. */
    private static final int LONGEST_CARRY = 1 << 16;

    private final EventAssembler assembler;
    private byte[] carry = new byte[1024];
    private int carried;
    private long lines;

    /** Reads a log and hands each event to {@code sink}, in log order. */
    public KernelLog(Consumer<ExplainedEvent> sink) {
        assembler = new EventAssembler(sink);
    }

    /** The events of a whole text. */
    public static List<ExplainedEvent> events(String text) {
        List<ExplainedEvent> events = new ArrayList<>();
        KernelLog log = new KernelLog(events::add);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.feed(bytes, 0, bytes.length);
        log.end();
        return events;
    }

    /** The words whose lines are read: what {@code grep -E} would have to look for. */
    public static List<String> anchors() {
        return EventAssembler.anchors();
    }

    /** Takes the next bytes, wherever they are cut. They are not kept. */
    public void feed(byte[] bytes, int from, int to) {
        feed(ScannedChunk.of(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, to), to - from));
    }

    /** Takes the next chunk, wherever it is cut. It is not kept. */
    public void feed(ScannedChunk chunk) {
        byte[] bytes = chunk.bytes();
        long linesBefore = lines;
        int start = 0;
        if (carried > 0) {
            int end = Newlines.first(bytes, 0, chunk.length());
            carry(bytes, 0, end);
            if (end == chunk.length()) {
                return;
            }
            scanCarried();
            start = end + 1;
        }
        int whole = Newlines.afterLast(bytes, start, chunk.length());
        scan(bytes, start, whole, chunk.hits());
        lines = linesBefore + chunk.newlines();
        carry(bytes, whole, chunk.length());
    }

    /** Takes one line, without its end; for callers that have lines, such as a serial console's. */
    public void line(String text) {
        byte[] bytes = text.replace('\n', ' ').concat("\n").getBytes(StandardCharsets.UTF_8);
        feed(bytes, 0, bytes.length);
    }

    /** Says that the log is over: events that were being gathered are told now. */
    public void end() {
        if (carried > 0) {
            scanCarried();
        }
        assembler.end();
    }

    /** The line that was cut, now that its end has come. */
    private void scanCarried() {
        int length = carried;
        long before = lines;
        carried = 0;
        scan(carry, 0, length, ScannedChunk.of(carry, length).hits());
        lines = before + 1;
    }

    /** Reads the lines that hold a hit, and those after it that an open event waits for. */
    private void scan(byte[] bytes, int from, int to, int[] hits) {
        int hit = 0;
        int at = from;
        while (at < to) {
            while (hit < hits.length && hits[hit] <= at) {
                hit++;
            }
            if (assembler.isReading()) {
                int end = Newlines.first(bytes, at, to);
                line(bytes, at, end, hit < hits.length && hits[hit] <= end);
                at = end + 1;
                continue;
            }
            if (hit == hits.length || hits[hit] > to) {
                return;
            }
            int start = Math.max(at, Newlines.afterLast(bytes, at, hits[hit]));
            int end = Newlines.first(bytes, hits[hit], to);
            lines += Newlines.count(bytes, at, start);
            line(bytes, start, end, true);
            at = end + 1;
        }
    }

    private void line(byte[] bytes, int from, int to, boolean isAnchored) {
        lines++;
        int end = Math.min(to, from + LineParser.LONGEST);
        String raw = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        for (LogLine line : LineParser.parse(lines, raw)) {
            if (isAnchored) {
                assembler.anchored(line);
            } else {
                assembler.read(line);
            }
        }
    }

    private void carry(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, LONGEST_CARRY - carried);
        if (length <= 0) {
            return;
        }
        // One byte more, for the line end that comes later.
        if (carried + length >= carry.length) {
            carry = Arrays.copyOf(carry, Math.max(carry.length * 2, carried + length + 1));
        }
        System.arraycopy(bytes, from, carry, carried, length);
        carried += length;
    }
}
