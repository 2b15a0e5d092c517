package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import org.boxsoak.memory.PackedPageTypes;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.record.RecordedSample;
import org.jspecify.annotations.Nullable;

/** Reads the samples of one block, in order; apart from {@link Observations}, so that many blocks can be read at once. */
final class SampleReadings implements Function<RecordedSample, SampleReading> {
    private final CounterSources sources = new CounterSources();
    private final PageTypeReadings pageTypes = new PageTypeReadings();
    private final Map<String, List<String>> names = new HashMap<>();
    private double[] values = new double[64];
    private int size;
    private @Nullable PackedPageTypes supply;

    @Override
    public SampleReading apply(RecordedSample sample) {
        List<String> found = new ArrayList<>();
        size = 0;
        ObjDoubleConsumer<String> counters = (name, value) -> {
            found.add(name);
            add(value);
        };
        boolean isSupply = sample.source().equals("pagetypeinfo");
        if (isSupply) {
            PageTypeInfo info = pageTypes.read(sample.text());
            CounterSources.pageTypes(info, counters);
            supply = PackedPageTypes.of(info, supply);
        } else {
            sources.read(sample.source(), sample.text(), counters);
        }
        return new SampleReading(
                sample, sameAsBefore(sample.source(), found), Arrays.copyOf(values, size), isSupply ? supply : null);
    }

    private void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    private List<String> sameAsBefore(String source, List<String> found) {
        List<String> before = names.get(source);
        if (before != null && before.equals(found)) {
            return before;
        }
        names.put(source, found);
        return found;
    }
}
