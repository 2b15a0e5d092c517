package org.boxsoak.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of bounded length. */
final class LineAssembler {
    static final int LONGEST_LINE = 64 * 1024;

    private final Consumer<ConsoleEvent> listener;
    private byte[] line = new byte[1024];
    private int length;

    LineAssembler(Consumer<ConsoleEvent> listener) {
        this.listener = listener;
    }

    void add(byte[] bytes, int count, Duration at, Instant wall) {
        int from = 0;
        while (from < count) {
            int lineFeed = indexOfLineFeed(bytes, from, Math.min(count, from + LONGEST_LINE - length));
            int end = lineFeed >= 0 ? lineFeed : Math.min(count, from + LONGEST_LINE - length);
            append(bytes, from, end);
            from = end;
            if (lineFeed >= 0) {
                from++;
                tell(length, true, at, wall);
            } else if (length == LONGEST_LINE) {
                tell(wholeCharacters(), false, at, wall);
            }
        }
    }

    /** Tells the part of a line that no line feed has ended. */
    void flush(Duration at, Instant wall) {
        if (length > 0) {
            tell(length, false, at, wall);
        }
    }

    private static int indexOfLineFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(byte[] bytes, int from, int to) {
        int count = to - from;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST_LINE, Math.max(line.length * 2, length + count)));
        }
        System.arraycopy(bytes, from, line, length, count);
        length += count;
    }

    /** The length without a UTF-8 character that is cut at the end. */
    private int wholeCharacters() {
        int start = length - 1;
        while (start > length - 4 && (line[start] & 0xc0) == 0x80) {
            start--;
        }
        int lead = line[start] & 0xff;
        int needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        return start + needs > length ? start : length;
    }

    private void tell(int count, boolean complete, Duration at, Instant wall) {
        ConsoleLine told = new ConsoleLine(at, wall, new String(line, 0, count, StandardCharsets.UTF_8), complete);
        System.arraycopy(line, count, line, 0, length - count);
        length -= count;
        listener.accept(told);
    }
}
