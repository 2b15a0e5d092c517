package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.boxsoak.trace.Frame;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Trace;
import org.boxsoak.trace.TraceCost;

/** Prints a trace for people, or as JSON lines. */
record TracePrinter(boolean json, PrintWriter out) {
    private static final int MOST_ROWS = 15;
    private static final int FRAMES = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    static TracePrinter of(boolean json, PrintWriter out) {
        return new TracePrinter(json, out);
    }

    void print(Trace trace, List<Holder> holders, Path folder) {
        if (json) {
            holders.forEach(h -> out.println(json(h)));
            out.println(json(trace, holders, folder));
        } else {
            table(trace, holders);
            words(trace, folder);
        }
        out.flush();
    }

    private void table(Trace trace, List<Holder> holders) {
        List<Holder> suspects = holders.stream().filter(Holder::suspected).toList();
        out.println(
                suspects.isEmpty()
                        ? "Nobody kept memory in window after window."
                        : "Suspected: " + sentence(suspects.get(0), trace));
        out.println();
        out.printf(Locale.ROOT, "%12s %10s %9s %7s  %-26s %s%n", "held", "per hour", "windows", "kept", "use", "who");
        for (Holder holder : holders.subList(0, Math.min(MOST_ROWS, holders.size()))) {
            out.printf(
                    Locale.ROOT,
                    "%12s %10s %9s %6.0f%%  %-26s %s%s%n",
                    size((double) holder.bytes()),
                    size(holder.perHour()),
                    holder.windowsHolding() + "/" + trace.windows().size(),
                    100 * holder.keptShare(),
                    holder.what(),
                    holder.suspected() ? "* " : "",
                    holder.label());
            if (holder.suspected() && !holder.chain().frames().isEmpty()) {
                out.println("             " + holder.chain().story(FRAMES));
            }
        }
        if (holders.size() > MOST_ROWS) {
            out.println("             and " + (holders.size() - MOST_ROWS) + " more in trace.folded");
        }
        out.println();
    }

    private static String sentence(Holder holder, Trace trace) {
        return String.format(
                Locale.ROOT,
                "%s, %s: %s in %.0f s, about %s/h, kept out of %d of %d windows (%.0f %% of what it took).",
                holder.label(),
                holder.what(),
                size((double) holder.bytes()),
                trace.recordedSeconds(),
                size(holder.perHour()),
                holder.windowsHolding(),
                trace.windows().size(),
                100 * holder.keptShare());
    }

    private void words(Trace trace, Path folder) {
        TraceCost cost = trace.cost();
        out.printf(
                Locale.ROOT,
                "%d events in %.1f s (%.0f a second), %d lost (%.2f %%). Cost on the box: %.1f %% of one CPU for the tracing"
                        + " process; %s sent.%n",
                cost.events(),
                cost.seconds(),
                cost.eventsPerSecond(),
                cost.lostTaken() + cost.lostFreed(),
                100 * cost.lostShare(),
                100 * cost.ownShare(),
                size((double) cost.sentBytes()));
        if (cost.lostFreed() > 0) {
            out.println(
                    "Frees were lost, so some of what is shown as held was given back: use --pages-only or --pause.");
        }
        trace.notes().forEach(out::println);
        if (!trace.isRemoved()) {
            out.println("The box did not say that the tracing instances are gone; see instances/boxsoak-* in tracefs.");
        }
        out.println("Flame graph: " + folder.resolve("flamegraph.svg"));
    }

    private static ObjectNode json(Holder holder) {
        ObjectNode node = JSON.createObjectNode()
                .put("event", "holder")
                .put("who", holder.label())
                .put("function", holder.name())
                .put("module", holder.module())
                .put("use", holder.use().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("suspected", holder.suspected())
                .put("bytes", holder.bytes())
                .put("bytesPerHour", Math.round(holder.perHour()))
                .put("allocations", holder.allocations())
                .put("taken", holder.taken())
                .put("windowsHolding", holder.windowsHolding());
        ArrayNode chain = node.putArray("chain");
        for (Frame frame : holder.chain().frames()) {
            chain.add(frame.toString());
        }
        return node;
    }

    private static ObjectNode json(Trace trace, List<Holder> holders, Path folder) {
        TraceCost cost = trace.cost();
        ObjectNode node = JSON.createObjectNode()
                .put("event", "trace")
                .put("suspects", holders.stream().filter(Holder::suspected).count())
                .put("windows", trace.windows().size())
                .put("recordedSeconds", trace.recordedSeconds())
                .put("complete", trace.isComplete())
                .put("removed", trace.isRemoved())
                .put("folder", folder.toString());
        node.putObject("cost")
                .put("seconds", cost.seconds())
                .put("ownCpuSeconds", cost.ownSeconds())
                .put("busyCpuSeconds", cost.busySeconds())
                .put("events", cost.events())
                .put("lostAllocations", cost.lostTaken())
                .put("lostFrees", cost.lostFreed())
                .put("ringBytes", cost.ringBytes())
                .put("sentBytes", cost.sentBytes());
        ArrayNode notes = node.putArray("notes");
        trace.notes().forEach(notes::add);
        return node;
    }

    static String size(double bytes) {
        return bytes >= 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / 1024 / 1024)
                : String.format(Locale.ROOT, "%.1f KiB", bytes / 1024);
    }
}
