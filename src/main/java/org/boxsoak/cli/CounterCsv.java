package org.boxsoak.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.boxsoak.judge.Counter;
import org.boxsoak.judge.Evidence;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;

/** Writes the counters of a run as CSV (RFC 4180), a row for each moment at which something was read: for other tools, and for judge itself. */
final class CounterCsv {
    private final List<Counter> counters;
    private final int[] next;
    private final List<Double> cycleStarts;

    private CounterCsv(Evidence evidence) {
        this.counters = List.copyOf(evidence.observations().counters().values());
        this.next = new int[counters.size()];
        this.cycleStarts = evidence.recording().journal().stream()
                .filter(line -> line.event() instanceof RunEvent.CycleStarted)
                .map(JournalLine::seconds)
                .toList();
    }

    static void print(Evidence evidence, PrintWriter out) {
        new CounterCsv(evidence).print(out);
        out.flush();
    }

    private void print(PrintWriter out) {
        List<String> header = new ArrayList<>(List.of("t", "cycle"));
        counters.forEach(counter -> header.add(counter.name()));
        out.println(String.join(",", header.stream().map(CounterCsv::cell).toList()));
        TreeSet<Double> moments = new TreeSet<>();
        counters.forEach(counter -> Arrays.stream(counter.seconds()).forEach(moments::add));
        int cycle = 0;
        for (double moment : moments) {
            while (cycle < cycleStarts.size() && cycleStarts.get(cycle) <= moment) {
                cycle++;
            }
            StringBuilder row = new StringBuilder(number(moment)).append(',').append(cycle);
            for (int i = 0; i < next.length; i++) {
                row.append(',').append(value(i, moment));
            }
            out.println(row);
        }
    }

    /** The counter's value at this moment; empty where it was not read. */
    private String value(int index, double moment) {
        Counter counter = counters.get(index);
        String value = "";
        while (next[index] < counter.size() && counter.at(next[index]) <= moment) {
            value = number(counter.value(next[index]));
            next[index]++;
        }
        return value;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String cell(String text) {
        boolean plain = Stream.of(",", "\"", "\n", "\r").noneMatch(text::contains);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
