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
    private final PageTypeReadings pageTypes = new PageTypeReadings();
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> found = new ArrayList<>();
    private double[] values = new double[64];
    private int size;
    private @Nullable PackedPageTypes supply;

    @Override
    public SampleReading apply(RecordedSample sample) {
        found.clear();
        size = 0;
        boolean isSupply = sample.source().equals("pagetypeinfo");
        if (isSupply) {
            PageTypeInfo info = pageTypes.read(sample.text());
            CounterSources.pageTypes(info, this::add);
            supply = PackedPageTypes.of(info, supply);
        } else {
            sources.read(sample.source(), sample.text(), this::add);
        }
        return new SampleReading(sample, names(sample.source()), Arrays.copyOf(values, size), isSupply ? supply : null);
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
