package org.boxsoak.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.leak.ConformalWidening;
import org.boxsoak.leak.Forecast;
import org.boxsoak.leak.LeakJudge;
import org.boxsoak.plan.SupplyExpectation;
import org.jspecify.annotations.Nullable;

/**
 * Foresees when the supply of order-4 blocks, and what goes with it, is exhausted: as wide as the earlier nights that the run's
 * folder keeps have shown to be right.
 */
public final class SupplyForecasts {
    /** What is foreseen for information only: it is gone at nothing. */
    static final List<String> OTHERS = List.of(CounterSources.ORDER4_STRICT, CounterSources.FREE_OUTSIDE_CMA);

    private SupplyForecasts() {}

    /** Below so many usable blocks of order 4 the plan takes them for gone. */
    public static double leastBlocks(Evidence evidence) {
        SupplyExpectation expected = evidence.plan().expect().supply();
        Integer least = expected == null ? null : evidence.leastBlocks(expected);
        return least == null ? 1 : least;
    }

    /** When the counter falls to this floor; null where there are too few readings. */
    public static @Nullable Forecast of(Evidence evidence, @Nullable Counter counter, double floor) {
        if (counter == null || counter.size() < 2) {
            return null;
        }
        List<ConformalWidening.Past> past = evidence.goodNights().forecastsOf(counter.name());
        return LeakJudge.forecast(LeakJudgements.series(counter, evidence), true, floor, ConformalWidening.from(past));
    }

    /** How right forecasts made in the middle of this night were, by the counter's name; for the nights that follow. */
    static Map<String, ConformalWidening.Past> inHindsight(Evidence evidence) {
        Map<String, ConformalWidening.Past> past = new LinkedHashMap<>();
        if (evidence.plan().expect().order4Lasts() != null) {
            add(past, evidence, CounterSources.ORDER4_USABLE, leastBlocks(evidence));
            OTHERS.forEach(name -> add(past, evidence, name, 0));
        }
        return past;
    }

    private static void add(Map<String, ConformalWidening.Past> past, Evidence evidence, String name, double floor) {
        Counter counter = evidence.observations().counter(name);
        ConformalWidening.Past found = counter == null
                ? null
                : ConformalWidening.Past.of(LeakJudgements.series(counter, evidence), true, floor);
        if (found != null) {
            past.put(name, found);
        }
    }
}
