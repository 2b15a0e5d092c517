package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read /sys/kernel/debug/kmemleak: objects that nothing points to any more.
 * <pre>
 * unreferenced object 0xffff88810a3c2e00 (size 512):
 *   comm "insmod", pid 812, jiffies 4294902719 (age 71.120s)
 *     [&lt;00000000a8b5f3f1&gt;] kmalloc_trace+0x27/0xa0
 * </pre>
 * From mm/kmemleak.c, 3.x to 6.12; the age and the brackets around addresses are gone in late 6.1 and 6.6.
 *
 * @param objects the objects, in the file's order
 * @param reading what was kept and what was not
 */
public record KmemLeak(List<LeakedObject> objects, Reading reading) {
    public KmemLeak {
        objects = List.copyOf(objects);
    }

    public static KmemLeak parse(String text) {
        List<LeakedObject> objects = new ArrayList<>();
        List<String> backtrace = new ArrayList<>();
        LeakedObject open = null;
        boolean inBacktrace = false;
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                continue;
            }
            if (in.skip("unreferenced object")) {
                close(open, backtrace, objects);
                open = begin(in);
                inBacktrace = false;
            } else if (open == null) {
                in.reject("a line that belongs to no unreferenced object");
            } else if (in.skip("comm \"")) {
                String comm = in.upTo("\"");
                open = new LeakedObject(open.address(), open.bytes(), comm == null ? "" : comm, List.of());
            } else if (in.sees("backtrace")) {
                inBacktrace = true;
            } else if (inBacktrace && (in.isIndented() || in.sees("[<")) && !in.isCut()) {
                backtrace.add(frame(in));
            } else if (inBacktrace || !in.isIndented()) {
                in.reject("a whole frame of the backtrace belongs here");
            }
        }
        close(open, backtrace, objects);
        return new KmemLeak(objects, in.reading());
    }

    /** The bytes of all objects. */
    public long bytes() {
        return objects.stream().mapToLong(LeakedObject::bytes).reduce(0, Tally::sum);
    }

    private static @Nullable LeakedObject begin(LineScanner in) {
        String address = in.word();
        long bytes = in.skip("(size") ? in.number() : LineScanner.NONE;
        if (bytes == LineScanner.NONE || !in.skip(")")) {
            in.reject("an object is 'unreferenced object ADDRESS (size N):'");
            return null;
        }
        return new LeakedObject(address, bytes, "", List.of());
    }

    private static String frame(LineScanner in) {
        if (in.skip("[<")) {
            in.upTo(">]");
        }
        return in.rest();
    }

    private static void close(@Nullable LeakedObject open, List<String> backtrace, List<LeakedObject> objects) {
        if (open != null) {
            objects.add(new LeakedObject(open.address(), open.bytes(), open.comm(), backtrace));
        }
        backtrace.clear();
    }
}
