package org.boxsoak.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Ranks who kept memory: those who did so in window after window first, by their rate. Caches fill in some windows and not in others, slow
 * freers give back before the end; what was taken in one burst is no leak, so the busiest window never counts towards a rate. A pool that
 * turns over gives back, for each block that it takes, one that it took before the trace: blocks of more than a page are balanced so.
 */
public final class Ranking {
    /** A leak shows in most windows. */
    private static final double WINDOWS = 2.0 / 3;

    private static final int FEWEST_WINDOWS = 3;

    /** A cache that turns over keeps little of what it takes. A leak beside honest use of the same chain keeps more. */
    private static final double KEPT = 0.02;

    private final Trace trace;
    private final double leastPerHour;
    private final Map<Key, Sum> sums = new HashMap<>();
    private final Map<Long, Long> heldBySize = new HashMap<>();

    private record Key(Use use, String name, String module) {}

    private static final class Sum {
        final double[] bytes;
        final Map<Integer, Long> byChain = new HashMap<>();
        long allocations;

        Sum(int windows) {
            bytes = new double[windows];
        }
    }

    private Ranking(Trace trace, double leastPerHour) {
        this.trace = trace;
        this.leastPerHour = leastPerHour;
    }

    /**
     * Everybody who holds something, the suspects first.
     *
     * @param leastPerHour bytes an hour; nobody is suspected of less
     */
    public static List<Holder> of(Trace trace, double leastPerHour) {
        return new Ranking(trace, leastPerHour).rank();
    }

    private List<Holder> rank() {
        int windows = trace.windows().size();
        trace.forEachHeld(taken -> {
            if (taken.pages && taken.size > 1) {
                heldBySize.merge(taken.size, 1L, Long::sum);
            }
        });
        trace.forEachHeld(taken -> {
            int window = trace.windowOf(taken.atMicros);
            if (window >= 0) {
                add(taken, window, windows);
            }
        });
        List<Holder> holders = new ArrayList<>();
        sums.forEach((key, sum) -> holders.add(holder(key, sum)));
        trace.vmallocGrowth().forEach((caller, bytes) -> {
            Frame frame = Frame.parse(caller);
            addGrowth(holders, key(Use.VMALLOC, frame), new CallChain(List.of(frame)), bytes);
        });
        trace.processGrowth().forEach((process, bytes) -> {
            String[] words = process.split(" ", 2);
            if (!words[0].equals(Integer.toString(trace.ownProcess()))) {
                String name = words[words.length - 1] + " (" + words[0] + ")";
                addGrowth(holders, new Key(Use.PROCESS, name, ""), CallChain.UNKNOWN, bytes);
            }
        });
        ToLongFunction<Holder> fallingRate = h -> -Math.round(h.perHour());
        holders.sort(Comparator.comparing(Holder::suspected)
                .reversed()
                .thenComparing(h -> h.use().canBeLeak(), Comparator.reverseOrder())
                .thenComparingLong(fallingRate)
                .thenComparingLong(h -> -h.bytes())
                .thenComparing(Holder::label));
        return holders;
    }

    private void add(Taken taken, int window, int windows) {
        CallChain chain = trace.chain(taken.stack);
        if (trace.knowsProcesses() && Use.of(taken.pages, chain) == Use.PROCESS) {
            return;
        }
        Sum sum = sums.computeIfAbsent(key(taken, chain), k -> new Sum(windows));
        long bytes = trace.heldBytes(taken);
        sum.bytes[window] += bytes * gain(taken);
        sum.allocations++;
        sum.byChain.merge(taken.stack, bytes, Long::sum);
    }

    /** Of a block of this size that is held, the share that no older block of the size was given back for. */
    private double gain(Taken taken) {
        if (!taken.pages || taken.size == 1) {
            return 1;
        }
        double held = heldBySize.getOrDefault(taken.size, 1L);
        return Math.max(0, 1 - trace.strangersFreed(taken.size) / held);
    }

    private Key key(Taken taken, CallChain chain) {
        Use use = Use.of(taken.pages, chain);
        if (use == Use.PROCESS || use == Use.PAGE_TABLES) {
            Task task = trace.task(taken.pid);
            String name = task.name().isEmpty() ? "process" : task.name();
            return new Key(use, name + " (" + task.process() + ")", "");
        }
        return key(use, chain.owner());
    }

    private static Key key(Use use, Frame owner) {
        String module = owner.module();
        return new Key(use, owner.function(), module == null ? "" : module);
    }

    private Holder holder(Key key, Sum sum) {
        int main = sum.byChain.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
        long taken = sum.byChain.keySet().stream().mapToLong(trace::timesTaken).sum();
        // Frees that were lost leave behind what was given back.
        double ghosts = trace.cost().lostFreeShare() * taken;
        double real = Math.max(0, 1 - ghosts / Math.max(1, sum.allocations));
        long[] bytes =
                Arrays.stream(sum.bytes).mapToLong(b -> (long) (b * real)).toArray();
        return judged(key, trace.chain(main), bytes, sum.allocations, taken);
    }

    private void addGrowth(List<Holder> holders, Key key, CallChain chain, long[] bytes) {
        long gross = Arrays.stream(bytes).map(b -> Math.max(0, b)).sum();
        long net = Arrays.stream(bytes).sum();
        if (net > 0) {
            // What was given back in another window belongs to none in particular.
            long[] gained =
                    Arrays.stream(bytes).map(b -> Math.max(0, b) * net / gross).toArray();
            long areas = Arrays.stream(gained).filter(b -> b > 0).count();
            holders.add(judged(key, chain, gained, areas, areas));
        }
    }

    private Holder judged(Key key, CallChain chain, long[] bytes, long allocations, long taken) {
        List<Long> byWindow = Arrays.stream(bytes).boxed().toList();
        Holder holder = new Holder(
                key.use(), key.name(), key.module(), chain, byWindow, allocations, taken, perHour(byWindow), false);
        return isSuspect(holder) ? holder.asSuspect() : holder;
    }

    private boolean isSuspect(Holder holder) {
        int windows = trace.windows().size();
        return holder.use().canBeLeak()
                && holder.perHour() >= leastPerHour
                && holder.keptShare() >= KEPT
                && holder.windowsHolding() >= Math.max(Math.min(FEWEST_WINDOWS, windows), Math.ceil(WINDOWS * windows));
    }

    private double perHour(List<Long> bytes) {
        List<Window> windows = trace.windows();
        int busiest = 0;
        for (int i = 1; i < bytes.size(); i++) {
            busiest = bytes.get(i) > bytes.get(busiest) ? i : busiest;
        }
        double held = 0;
        double seconds = 0;
        for (int i = 0; i < bytes.size(); i++) {
            if (i != busiest || bytes.size() == 1) {
                held += bytes.get(i);
                seconds += windows.get(i).seconds();
            }
        }
        return seconds > 0 ? held * 3600 / seconds : 0;
    }
}
