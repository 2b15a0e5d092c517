package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.memory.PackedPageTypes;
import org.boxsoak.record.RecordedSample;
import org.jspecify.annotations.Nullable;

/** What was read of a sample: its counters, and the supply if it is one of pagetypeinfo. No record, for it holds an array. */
final class SampleReading {
    private final RecordedSample sample;
    private final List<String> names;
    private final double[] values;
    private final @Nullable PackedPageTypes supply;

    SampleReading(RecordedSample sample, List<String> names, double[] values, @Nullable PackedPageTypes supply) {
        this.sample = sample;
        this.names = names;
        this.values = values;
        this.supply = supply;
    }

    RecordedSample sample() {
        return sample;
    }

    /** The counters, in the very same list as in the reading before where they are the same. */
    List<String> names() {
        return names;
    }

    double value(int index) {
        return values[index];
    }

    @Nullable
    PackedPageTypes supply() {
        return supply;
    }
}
