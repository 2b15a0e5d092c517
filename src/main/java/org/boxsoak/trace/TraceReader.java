package org.boxsoak.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that {@code boxtrace} writes, one by one, and joins what was taken with what was given back. Numbers are hexadecimal but in
 * {@code h} and {@code f}; times are microseconds since the start.
 *
 * <pre>
 * h 1 2 4096 410                       format, CPUs, bytes of a page, its own process
 * s 11 ffffd4c1a2b3c4d5 ...            call chain 11: return addresses, innermost first
 * p 19a 19a boxtrace                   task 19a is of process 19a, with this name
 * w b 2d6 | w t 2f7506 | w e fcd60     a window begins (t: one that records frees alone); it ends
 * e P1f4,8a2c1,1,11,9,cc0 O.. p.. o..  taken: time, page frame or pointer, pages or bytes, chain, task, gfp; given back: time, frame, pages
 * j 11 1c 18400                        chain 11 took 1c times 18400 in all and gave it back within the same 50 ms
 * l 0 0                                allocations and frees lost so far, for want of room
 * v 10 osd_take_mapping+0x28/0x70 [leaky_osd]   this caller of vmalloc now holds so many pages
 * a 2f0 300 com.vendor.launcher                 process 300 now has so many anonymous pages
 * k ffffd4c1a2b3c4d5 24 osd_take_page [leaky_osd]
 * c 56af19 131af0 20ce70 1fe0 1b9000 36e7e   cost: time, own CPU, all CPU, events, bytes of the rings, bytes sent
 * n sentence | x CODE sentence | f 1 1       a note; a refusal; the end: complete, everything removed
 * </pre>
 *
 * <p>A line that makes no sense is counted and left out: a recording may end in the middle of one.
 */
public final class TraceReader {
    private final LiveMemory live = new LiveMemory();
    private final Map<Integer, long[]> chains = new HashMap<>();
    private final Map<Long, Frame> names = new HashMap<>();
    private final Map<Integer, Task> tasks = new HashMap<>();
    private final Map<Integer, Flow> flows = new HashMap<>();
    private final GrowthByWindow vmalloc = new GrowthByWindow();
    private final GrowthByWindow processes = new GrowthByWindow();
    private final List<Window> windows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean inWindow;
    private boolean windowTakes;
    private long windowStart;
    private long lastMicros;
    private int pageBytes = 4096;
    private int ownProcess = -1;
    private long lostTaken;
    private long lostFreed;
    private long damaged;
    private double @Nullable [] cost;
    private @Nullable Refusal refusal;
    private boolean complete;
    private boolean removed;

    /** Why the box did not trace: {@code root}, {@code tracefs}, {@code busy} or {@code kernel}, and a sentence for people. */
    public record Refusal(String code, String sentence) {}

    /** What a chain took in all, given back or not. */
    static final class Flow {
        long count;
        long size;
    }

    /** Takes in the next line. */
    public void line(String line) {
        try {
            if (line.length() > 1 && line.charAt(1) == ' ') {
                read(line.charAt(0), line.substring(2));
            } else if (!line.isEmpty()) {
                damaged++;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            damaged++;
        }
    }

    private void read(char kind, String rest) {
        switch (kind) {
            case 'e' -> Events.forEach(rest, this::event);
            case 's' -> chain(rest.split(" "));
            case 'k' -> name(rest.split(" ", 3));
            case 'p' -> task(rest.split(" ", 3));
            case 'w' -> window(rest.charAt(0), Long.parseLong(rest.substring(2), 16));
            case 'j' -> joined(rest.split(" "));
            case 'v' -> growth(vmalloc, rest.split(" ", 2));
            case 'a' -> growth(processes, rest.split(" ", 2));
            case 'l' -> lost(rest.split(" "));
            case 'c' -> cost = figures(rest.split(" "));
            case 'h' -> header(rest.split(" "));
            case 'n' -> notes.add(rest);
            case 'x' -> refused(rest);
            case 'f' -> {
                complete = rest.startsWith("1");
                removed = rest.endsWith("1");
            }
            default -> damaged++;
        }
    }

    private void header(String[] words) {
        pageBytes = Integer.parseInt(words[2]);
        ownProcess = Integer.parseInt(words[3]);
    }

    private void refused(String rest) {
        int blank = rest.indexOf(' ');
        refusal = blank < 0
                ? new Refusal("kernel", rest)
                : new Refusal(rest.substring(0, blank), rest.substring(blank + 1));
    }

    private void chain(String[] words) {
        long[] addresses = new long[words.length - 1];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = Long.parseUnsignedLong(words[i + 1], 16);
        }
        chains.put(Integer.parseInt(words[0], 16), addresses);
    }

    private void name(String[] words) {
        names.put(Long.parseUnsignedLong(words[0], 16), Frame.parse(words[2]));
    }

    private void task(String[] words) {
        tasks.put(
                Integer.parseInt(words[0], 16),
                new Task(Integer.parseInt(words[1], 16), words.length > 2 ? words[2] : ""));
    }

    private void window(char what, long micros) {
        lastMicros = Math.max(lastMicros, micros);
        if (what == 'e' && inWindow) {
            windows.add(new Window(windowTakes, windowStart, micros));
            vmalloc.endWindow(windowTakes);
            processes.endWindow(windowTakes);
        } else if (what != 'e') {
            vmalloc.beginWindow();
            processes.beginWindow();
        }
        inWindow = what != 'e';
        windowTakes = what == 'b';
        windowStart = micros;
    }

    private static void growth(GrowthByWindow growth, String[] words) {
        growth.pages(words[1], Long.parseLong(words[0], 16));
    }

    private void joined(String[] words) {
        count(Integer.parseInt(words[0], 16), Long.parseLong(words[1], 16), Long.parseLong(words[2], 16));
    }

    private void count(int chain, long times, long size) {
        Flow flow = flows.computeIfAbsent(chain, c -> new Flow());
        flow.count += times;
        flow.size += size;
    }

    private void lost(String[] words) {
        lostTaken = Long.parseLong(words[0], 16);
        lostFreed = Long.parseLong(words[1], 16);
    }

    private static double[] figures(String[] words) {
        double[] figures = new double[6];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = Long.parseLong(words[i], 16);
        }
        return figures;
    }

    private void event(char kind, long[] fields) {
        lastMicros = Math.max(lastMicros, fields[0]);
        switch (kind) {
            case 'P', 'O' -> {
                int chain = (int) fields[3];
                count(chain, 1, fields[2]);
                live.take(new Taken(kind == 'P', fields[1], fields[2], fields[0], chain, (int) fields[4]));
            }
            case 'p' -> live.freePages(fields[1], fields[2]);
            case 'o' -> live.freeObject(fields[1]);
            default -> damaged++;
        }
    }

    /** Why there is no trace; null when there is one. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Whether the box began to trace. */
    public boolean hasBegun() {
        return ownProcess >= 0;
    }

    /** Everything read so far; a trace that broke off counts up to its last line. */
    public Trace trace() {
        double[] c = cost == null ? new double[6] : cost;
        double seconds = cost == null ? lastMicros / 1e6 : c[0] / 1e6;
        List<Window> seen = new ArrayList<>(windows);
        if (inWindow && lastMicros > windowStart) {
            seen.add(new Window(windowTakes, windowStart, lastMicros));
        }
        List<String> said = new ArrayList<>(notes);
        if (damaged > 0) {
            said.add(damaged + " lines of the trace make no sense and were left out.");
        }
        if (live.unfollowed() > 0) {
            said.add(live.unfollowed() + " allocations were not followed: the trace is too large.");
        }
        return new Trace(
                new ChainNames(chains, names),
                Map.copyOf(tasks),
                seen,
                live,
                vmalloc,
                processes,
                flows,
                new TraceCost(
                        seconds, c[1] / 1e6, c[2] / 1e6, (long) c[3], lostTaken, lostFreed, (long) c[4], (long) c[5]),
                pageBytes,
                ownProcess,
                complete,
                removed,
                said);
    }
}
