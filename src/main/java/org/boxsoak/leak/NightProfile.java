package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One counter over one good night, a point a cycle: small enough to be kept with every run that is compared with it.
 *
 * @param hours middle of each cycle, from the first sample
 * @param values low-water mark of each cycle, turned so that a leak is a rise, less the night's own level
 */
public record NightProfile(List<Double> hours, List<Double> values) {
    public NightProfile {
        if (hours.size() != values.size()) {
            throw new IllegalArgumentException(
                    "A night's profile has " + hours.size() + " hours but " + values.size() + " values.");
        }
        hours = List.copyOf(hours);
        values = List.copyOf(values);
    }

    /** The profile of a counter's night; {@code falling} where less is worse. */
    public static NightProfile of(CounterSeries night, boolean falling) {
        CyclePoints points =
                CycleAggregation.of(night.mended().oriented(falling)).points(CycleAggregation.LOW_WATER);
        double level = points.size() == 0 ? 0 : Quantiles.median(points.values());
        List<Double> values = new ArrayList<>();
        Arrays.stream(points.values()).forEach(v -> values.add(v - level));
        return new NightProfile(Arrays.stream(points.hours()).boxed().toList(), values);
    }

    CyclePoints points() {
        return new CyclePoints(
                hours.stream().mapToDouble(Double::doubleValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                new int[hours.size()]);
    }
}
