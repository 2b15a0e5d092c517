package org.boxsoak.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.boxsoak.memory.MemInfoLine;
import org.boxsoak.record.SampleText;

/** The counters of /proc/meminfo in the samples of one block, in bytes, and what they say is free outside CMA. */
final class MemInfoCounters {
    private final LineCounters lines = new LineCounters(MemInfoCounters::counter, true);
    private List<String> own = List.of();
    private List<String> names = List.of();
    private double[] values = {};

    void read(SampleText text) {
        lines.read(text);
        int free = lines.names().indexOf(CounterSources.MEM_FREE);
        if (free < 0) {
            names = lines.names();
            values = lines.values();
            return;
        }
        if (own != lines.names()) {
            own = lines.names();
            names = Stream.concat(own.stream(), Stream.of(CounterSources.FREE_OUTSIDE_CMA))
                    .toList();
        }
        int cma = own.indexOf(CounterSources.CMA_FREE);
        values = Arrays.copyOf(lines.values(), names.size());
        values[own.size()] = values[free] - (cma < 0 ? 0 : values[cma]);
    }

    /** The very same list while the counters are the same. */
    List<String> names() {
        return names;
    }

    double[] values() {
        return values;
    }

    private static Optional<LineCounter> counter(String text) {
        MemInfoLine line = MemInfoLine.parse(text);
        return line == null || !line.isKilobytes()
                ? Optional.empty()
                : Optional.of(new LineCounter(line.name(), line.value() * 1024.0));
    }
}
