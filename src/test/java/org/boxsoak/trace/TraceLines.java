package org.boxsoak.trace;

import java.util.ArrayList;
import java.util.List;

/** Writes the lines of a trace as boxtrace would. */
final class TraceLines {
    static final long WINDOW_MICROS = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private long window;

    TraceLines() {
        lines.add("h 1 2 4096 99");
    }

    TraceLines line(String line) {
        lines.add(line);
        return this;
    }

    /** A chain of functions, innermost first; {@code f [m]} is of a module. The number is also that of its addresses. */
    TraceLines chain(int number, String... functions) {
        StringBuilder chain = new StringBuilder("s " + Integer.toHexString(number));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < functions.length; i++) {
            String address = Long.toHexString(0xffffd4c000000000L + number * 256L + i);
            chain.append(' ').append(address);
            names.add("k " + address + " 4 " + functions[i]);
        }
        lines.add(chain.toString());
        lines.addAll(names);
        return this;
    }

    /** A window with these events; times within it are left to the caller, from {@link #at}. */
    TraceLines window(String events) {
        lines.add("w b " + Long.toHexString(window * WINDOW_MICROS));
        lines.add("e " + events);
        window++;
        lines.add("w e " + Long.toHexString(window * WINDOW_MICROS));
        return this;
    }

    /** The middle of the window that comes next. */
    String at() {
        return Long.toHexString(window * WINDOW_MICROS + WINDOW_MICROS / 2);
    }

    /** The window at the end in which frees alone are recorded. */
    TraceLines tail(String events) {
        lines.add("w t " + Long.toHexString(window * WINDOW_MICROS));
        if (!events.isEmpty()) {
            lines.add("e " + events);
        }
        lines.add("w e " + Long.toHexString((window + 1) * WINDOW_MICROS));
        lines.add("f 1 1");
        return this;
    }

    List<String> all() {
        return lines;
    }

    Trace trace() {
        TraceReader reader = new TraceReader();
        lines.forEach(reader::line);
        return reader.trace();
    }

    List<Holder> ranking() {
        return Ranking.of(trace(), 1e6);
    }
}
