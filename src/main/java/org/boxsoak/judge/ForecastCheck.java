package org.boxsoak.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.leak.Forecast;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.jspecify.annotations.Nullable;

/** Asks whether the supply of order-4 blocks, going on as it did, lasts as long as the plan wants. */
final class ForecastCheck implements Check {
    @Override
    public String name() {
        return "order4-lasts";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        Duration wanted = evidence.plan().expect().order4Lasts();
        Counter supply = evidence.observations().counter(CounterSources.ORDER4_USABLE);
        if (supply == null || supply.size() < 2) {
            return result(Outcome.UNDECIDED, "There are no readings of /proc/pagetypeinfo to forecast from.");
        }
        double floor = SupplyForecasts.leastBlocks(evidence);
        for (int i = 0; i < supply.size(); i++) {
            if (supply.value(i) < floor) {
                return result(
                        Outcome.BOX_FAILED,
                        String.format(
                                Locale.ROOT,
                                "The usable supply of order-4 blocks was already below %.0f at %s.",
                                floor,
                                Moments.clock(supply.at(i))));
            }
        }
        return forecast(SupplyForecasts.of(evidence, supply, floor), wanted, supply, evidence);
    }

    private CheckResult forecast(
            @Nullable Forecast forecast, @Nullable Duration wanted, Counter supply, Evidence evidence) {
        if (forecast == null) {
            return result(Outcome.UNDECIDED, "Too few readings to forecast from.");
        }
        double wantedHours = wanted == null ? Double.NaN : wanted.toMillis() / 3.6e6;
        Forecast.Exhaustion end = forecast.exhausted();
        boolean ends = end != null && end.hoursP05() < wantedHours;
        boolean isLongEnough = supply.at(supply.size() - 1) - supply.at(0) >= wantedHours * 3600 / 4;
        if (wanted == null) {
            return result(Outcome.PASSED, forecast.why());
        }
        List<String> others = others(evidence, wantedHours);
        if (end != null && ends) {
            String chance = String.format(
                    Locale.ROOT,
                    "The supply does not last %.4g h (probability %.0f %%): ",
                    wantedHours,
                    100 * end.probabilityWithin(wantedHours));
            return result(Outcome.BOX_FAILED, chance + forecast.why(), others);
        }
        return isLongEnough
                ? result(Outcome.PASSED, forecast.why(), others)
                : result(
                        Outcome.UNDECIDED,
                        "The run is too short to look " + wantedHours + " h ahead: " + forecast.why(),
                        others);
    }

    /** What else runs out, for information: the Unmovable lists alone, and free memory outside CMA. */
    private static List<String> others(Evidence evidence, double wantedHours) {
        List<String> lines = new ArrayList<>(List.of("samples/ (pagetypeinfo)"));
        int earlier =
                evidence.goodNights().forecastsOf(CounterSources.ORDER4_USABLE).size();
        if (earlier > 0) {
            lines.add("Calibrated by how right the forecasts of " + earlier + " earlier "
                    + (earlier == 1 ? "night" : "nights") + " of this plan were.");
        }
        for (String name : SupplyForecasts.OTHERS) {
            Forecast forecast =
                    SupplyForecasts.of(evidence, evidence.observations().counter(name), 0);
            if (forecast != null) {
                Forecast.Exhaustion end = forecast.exhausted();
                lines.add(name + ": " + forecast.why()
                        + (end == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        " Within %.4g h with a probability of %.0f %%.",
                                        wantedHours,
                                        100 * end.probabilityWithin(wantedHours))));
            }
        }
        return lines;
    }

    private CheckResult result(Outcome outcome, String message) {
        return result(outcome, message, List.of("samples/ (pagetypeinfo)"));
    }

    private CheckResult result(Outcome outcome, String message, List<String> evidence) {
        return new CheckResult(name(), outcome, false, message, evidence);
    }
}
