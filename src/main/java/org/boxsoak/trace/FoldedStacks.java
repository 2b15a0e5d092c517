package org.boxsoak.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is held by call chain, as flame-graph tools take it: {@code ret_from_fork;kthread;...;osd_take_page_[leaky_osd] 626688}. */
public final class FoldedStacks {
    private FoldedStacks() {}

    /** Bytes by chain, outermost function first; processes begin with their name. */
    public static Map<List<String>, Long> of(Trace trace) {
        Map<List<String>, Long> folded = new TreeMap<>(FoldedStacks::compare);
        trace.forEachHeld(taken -> {
            CallChain chain = trace.chain(taken.stack);
            Use use = Use.of(taken.pages, chain);
            if (trace.windowOf(taken.atMicros) >= 0 && use != Use.SLAB_PAGES && use != Use.MOVED) {
                folded.merge(path(trace, taken, chain), trace.heldBytes(taken), Long::sum);
            }
        });
        return folded;
    }

    private static List<String> path(Trace trace, Taken taken, CallChain chain) {
        List<String> path = new ArrayList<>();
        for (Frame frame : chain.frames()) {
            path.add(frame.toString());
        }
        String name = trace.task(taken.pid).name();
        // A worker's name is whatever it did last.
        path.add(name.isEmpty() || name.startsWith("kworker") ? "kernel" : name);
        Collections.reverse(path);
        return path;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** The text of a {@code .folded} file. */
    public static String text(Map<List<String>, Long> folded) {
        StringBuilder text = new StringBuilder();
        folded.forEach((path, bytes) -> {
            for (int i = 0; i < path.size(); i++) {
                text.append(i == 0 ? "" : ";")
                        .append(path.get(i).replace(' ', '_').replace(';', ':'));
            }
            text.append(' ').append(bytes).append('\n');
        });
        return text.toString();
    }
}
