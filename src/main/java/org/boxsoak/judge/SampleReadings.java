package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.boxsoak.memory.PackedPageTypes;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.record.RecordedSample;
import org.jspecify.annotations.Nullable;

/** Reads the samples of one block, in order; apart from {@link Observations}, so that many blocks can be read at once. */
final class SampleReadings implements Function<RecordedSample, SampleReading> {
    private final CounterSources sources = new CounterSources();
    private final MemInfoCounters memInfo = new MemInfoCounters();
    private final LineCounters slabInfo = CounterSources.slabInfo();
    private final PageTypeReadings pageTypes = new PageTypeReadings();
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> found = new ArrayList<>();
    private double[] values = new double[64];
    private int size;
    private @Nullable PackedPageTypes supply;

    @Override
    public SampleReading apply(RecordedSample sample) {
        switch (sample.source()) {
            case "meminfo" -> {
                memInfo.read(sample.text());
                return new SampleReading(sample, memInfo.names(), memInfo.values(), null);
            }
            case "slabinfo" -> {
                slabInfo.read(sample.text());
                return new SampleReading(sample, slabInfo.names(), slabInfo.values(), null);
            }
            case "pagetypeinfo" -> {
                PageTypeInfo info = pageTypes.read(sample.text());
                supply = PackedPageTypes.of(info, supply);
                return found(sample, () -> CounterSources.pageTypes(info, this::add), supply);
            }
            default -> {
                return found(sample, () -> sources.read(sample.source(), sample.text(), this::add), null);
            }
        }
    }

    private SampleReading found(RecordedSample sample, Runnable reading, @Nullable PackedPageTypes supply) {
        found.clear();
        size = 0;
        reading.run();
        return new SampleReading(sample, names(sample.source()), Arrays.copyOf(values, size), supply);
    }

    private void add(String name, double value) {
        found.add(name);
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Those found, in the very same list as before where they are the same. */
    private List<String> names(String source) {
        List<String> before = names.get(source);
        if (before != null && isFound(before)) {
            return before;
        }
        List<String> now = List.copyOf(found);
        names.put(source, now);
        return now;
    }

    private boolean isFound(List<String> before) {
        boolean same = before.size() == found.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = before.get(i).equals(found.get(i));
        }
        return same;
    }
}
