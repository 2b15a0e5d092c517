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
    Judgement withVerdict(LeakVerdict other) {
        return new Judgement(series, other, p, canary, forecast);
    }
}
