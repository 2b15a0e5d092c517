package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * What the noise about a line without steps and curves is: white, a drift that returns, or a walk that does not, and what each makes
 * of the slope. By the quietest points, in which a walk shows best, and over those of the whole run, for each point more tells a walk from white noise better: 72 in place of 65 let
 * half as many walks through; after the warm-up cut only where a warm-up shows.
 *
 * <p>A leak in white noise is told from a walk by the Bayes factor of the local level model, which by Neyman and Pearson's lemma no
 * other test betters for a known size of the steps, and which loses next to nothing where the size is not known. The walk is taken
 * with a slope of its own and without: what rises further than a walk would is a leak, though its noise be a little restless.
 *
 * @param level white noise, and white noise on a walk
 * @param returning white noise on autoregressive drifts
 */
record NoiseKinds(LocalLevelFit level, List<NoiseFit> returning) {
    /** Lag-1 memories of a drift from point to point. */
    private static final double[] MEMORIES = {0.4, 0.7, 0.85};
    /** Variances of such a drift as shares of the white noise's. */
    private static final double[] SHARES = {0.01, 0.1, 1, 10, 1000};
    /** So many times the variance about the line, the squares of the points before the cut are no noise any more. */
    private static final double SHOWS = 6;

    /** @param warmUp how many of the points are the warm-up's */
    static NoiseKinds of(CyclePoints all, int warmUp) {
        CyclePoints afterWarmUp = all.from(warmUp);
        CyclePoints points = warmUpShows(all, afterWarmUp) ? afterWarmUp : all;
        List<double[]> levels = points.intercepts();
        List<NoiseFit> returning = new ArrayList<>();
        for (double memory : MEMORIES) {
            double shocks = 1 - memory * memory;
            for (double share : SHARES) {
                returning.add(NoiseFit.of(levels, points, memory, shocks * share));
            }
        }
        return new NoiseKinds(LocalLevelFit.of(levels, points), returning);
    }

    /** The logarithm of the odds of a slope in white noise against a walk. */
    double logOddsAgainstWalk() {
        return level.logOddsAgainstWalk();
    }

    /** The probability that the slope is no larger than the threshold, each kind of noise being as likely before anything is seen. */
    double probabilityBelow(double threshold) {
        List<List<NoiseFit>> kinds = List.of(List.of(level.still()), level.wandering(), returning);
        double most = kinds.stream()
                .flatMap(List::stream)
                .mapToDouble(NoiseFit::logLikelihood)
                .max()
                .orElseThrow();
        double below = 0;
        double all = 0;
        for (List<NoiseFit> kind : kinds) {
            for (NoiseFit fit : kind) {
                double weight = Math.exp(fit.logLikelihood() - most) / kind.size();
                below += weight * fit.probabilityBelow(threshold);
                all += weight;
            }
        }
        return below / all;
    }

    private static boolean warmUpShows(CyclePoints all, CyclePoints rest) {
        int cut = all.size() - rest.size();
        double after = squares(rest);
        double freedom = rest.size() - rest.segments() - 1;
        return cut > 0 && (squares(all) - after) / cut >= SHOWS * after / freedom;
    }

    /** About a line and the segments' own levels. */
    private static double squares(CyclePoints points) {
        OrthonormalBasis line = new OrthonormalBasis();
        points.intercepts().forEach(line::add);
        line.add(points.hours());
        double[] rest = line.residual(points.values());
        return OrthonormalBasis.dot(rest, rest);
    }
}
