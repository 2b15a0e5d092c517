package org.boxsoak.report;

import java.util.List;
import java.util.Map;

/**
 * Who holds the memory.
 *
 * @param slopes what each share of the RAM gains, those that gain most first; free memory comes first of all
 * @param sentence the same in words
 * @param holders who kept what during the trace, the suspects first
 * @param folded what was held at the trace's end, by call chain, the outermost function first
 * @param records who gained what between the workload's start and its end, by what the kernel keeps of owners
 * @param traced what is to be said of the trace: when, how long, what it lost and cost; empty without one
 */
public record OwnersStory(
        List<Slope> slopes,
        String sentence,
        List<Row> holders,
        Map<List<String>, Long> folded,
        List<Gain> records,
        String traced) {
    public OwnersStory {
        slopes = List.copyOf(slopes);
        holders = List.copyOf(holders);
        records = List.copyOf(records);
    }

    /** A share of the RAM and what it gains, in bytes an hour, with its 90 % interval. */
    public record Slope(String name, CacheStory.Growth growth) {}

    /** Somebody who kept memory during the trace. */
    public record Row(
            String who, String use, boolean suspected, double bytes, double perHour, String windows, String chain) {}

    /** What somebody gained by a record of the kernel. */
    public record Gain(String who, String what, String source, double bytes, double perHour, String chain) {}
}
