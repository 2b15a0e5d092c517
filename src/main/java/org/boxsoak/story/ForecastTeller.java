package org.boxsoak.story;

import java.util.List;
import java.util.stream.DoubleStream;
import org.boxsoak.judge.Counter;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.RateJudgements;
import org.boxsoak.judge.SupplyForecasts;
import org.boxsoak.leak.Forecast;
import org.boxsoak.report.ForecastStory;
import org.boxsoak.report.Unit;
import org.jspecify.annotations.Nullable;

/** Tells when the order-4 supply would be exhausted, where it is foreseen: the fan from the last reading to the floor. */
final class ForecastTeller {
    /** Beyond this many times what was observed, nothing is foreseen. */
    private static final double FARTHEST = 4;

    private ForecastTeller() {}

    static @Nullable ForecastStory of(Evidence evidence) {
        Counter supply = evidence.observations().counter("order-4 usable");
        if (supply == null || supply.size() < 2 || supply.boot(0) != supply.boot(supply.size() - 1)) {
            return null;
        }
        double floor = SupplyForecasts.leastBlocks(evidence);
        double last = supply.value(supply.size() - 1);
        Forecast forecast = RateJudgements.areToBeHad(evidence) ? SupplyForecasts.of(evidence, supply, floor) : null;
        if (forecast == null || forecast.exhausted() == null || last <= floor) {
            return null;
        }
        return new ForecastStory(
                "order-4 blocks that an unmovable request may take",
                Unit.BLOCKS,
                Points.of(supply),
                fan(forecast.exhausted(), supply, floor),
                floor,
                forecast.why());
    }

    /** Straight to the floor in each of the three cases; corners where one of them arrives. */
    private static List<ForecastStory.Step> fan(Forecast.Exhaustion exhausted, Counter supply, double floor) {
        double start = supply.at(0);
        double now = supply.at(supply.size() - 1);
        double last = supply.value(supply.size() - 1);
        double end = now + FARTHEST * (now - start);
        double[] arrivals = {
            start + exhausted.hoursP05() * 3600,
            start + exhausted.hoursP50() * 3600,
            start + exhausted.hoursP95() * 3600
        };
        double shown = DoubleStream.of(arrivals).filter(t -> t < end).max().orElse(end);
        return DoubleStream.concat(DoubleStream.of(now, shown), DoubleStream.of(arrivals))
                .filter(t -> t >= now && t <= shown)
                .distinct()
                .sorted()
                .mapToObj(t -> new ForecastStory.Step(
                        Points.seconds(t),
                        at(t, now, last, arrivals[0], floor),
                        at(t, now, last, arrivals[1], floor),
                        at(t, now, last, arrivals[2], floor)))
                .toList();
    }

    private static double at(double t, double now, double last, double arrival, double floor) {
        if (t >= arrival) {
            return floor;
        }
        return Double.isInfinite(arrival) || arrival <= now
                ? last
                : last + (floor - last) * (t - now) / (arrival - now);
    }
}
