package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/**
 * Holds everything that one counter's series says.
 *
 * @param series name of the counter
 * @param verdict leak or not, with rate and reason
 * @param p probability of such evidence without a leak
 * @param canary whether a leak of the forbidden rate would have been found; null where the series cannot be judged at all or
 *     leaks itself
 * @param forecast when the counter is exhausted; null where nobody asked
 */
public record Judgement(
        String series,
        LeakVerdict verdict,
        double p,
        @Nullable Canary canary,
        @Nullable Forecast forecast) {
    /** The verdict's reason, what became of the canary, and the forecast, in whole sentences. */
    public String why() {
        StringBuilder why = new StringBuilder(verdict.why());
        if (canary != null) {
            why.append(" A leak of ")
                    .append(Figures.perHour(canary.perHour(), canary.unit()))
                    .append(" added to these samples ")
                    .append(canary.found() ? "is found." : "would not have been found.");
        }
        if (forecast != null) {
            why.append(' ').append(forecast.why());
        }
        return why.toString();
    }

    Judgement withVerdict(LeakVerdict other) {
        return new Judgement(series, other, p, canary, forecast);
    }
}
