package org.boxsoak.leak;

/**
 * Decides how many points at the start of a run are warm-up and stay out of the judgement.
 *
 * <p>At least 30 min or 10 % of the run, the larger (30 min no more than a quarter of a short run); then on to the d that minimises
 * var(x[d:]) / (n - d) (marginal standard error rule, White 1997) of the series less its own trend (a leak would otherwise drive the
 * rule to its limit), never beyond 20 % (what is longer, the saturating curve of the fit takes up).
 */
final class WarmUp {
    private static final double LEAST_HOURS = 0.5;
    private static final double LEAST_SHARE = 0.10;
    private static final double MOST_SHARE = 0.20;
    private static final int FEWEST_POINTS = 12;
    /** Each point cut costs power, so noise alone must not move the cut. */
    private static final double WORTH_IT = 0.6;

    private WarmUp() {}

    static int points(CyclePoints all) {
        int n = all.size();
        double span = all.span();
        double wanted = Math.max(LEAST_SHARE * span, Math.min(LEAST_HOURS, span / 4));
        int least = 0;
        while (least < n && all.hours()[least] - all.hours()[0] < wanted) {
            least++;
        }
        int most = Math.max(least, (int) (MOST_SHARE * n));
        int spare = Math.max(0, n - FEWEST_POINTS);
        return Math.min(spare, best(all, least, most));
    }

    private static int best(CyclePoints all, int least, int most) {
        int n = all.size();
        double[] rest = detrended(all);
        double sum = 0;
        double square = 0;
        int best = least;
        double smallest = Double.POSITIVE_INFINITY;
        double atLeast = Double.POSITIVE_INFINITY;
        for (int d = n - 1; d >= least; d--) {
            sum += rest[d];
            square += rest[d] * rest[d];
            int count = n - d;
            double error = (square - sum * sum / count) / ((double) count * count);
            if (d <= most && error <= smallest) {
                smallest = error;
                best = d;
            }
            atLeast = error;
        }
        return smallest < WORTH_IT * atLeast ? best : least;
    }

    /** Less the trend of the second half, which no warm-up touches. */
    private static double[] detrended(CyclePoints all) {
        CyclePoints half = all.from(all.size() / 2);
        double slope = half.size() < 3 ? 0 : TheilSen.slope(half.hours(), half.values());
        double[] rest = new double[all.size()];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = all.values()[i] - slope * all.hours()[i];
        }
        return rest;
    }
}
