package org.boxsoak.leak;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A slope whose errors are white noise on a level that wanders as a random walk (the local level model, Harvey 1989), the noise
 * that first-order autoregression mistakes for white.
 *
 * <p>The walk's step variance q, as a share of the white noise's, by restricted likelihood on a grid ({@link NoiseFit}). The most
 * cautious of the q within a chi-square distance of the best gives a bound that a random walk hardly ever passes; the q weighted by
 * their likelihood give the probability that the slope is no larger than asked.
 *
 * @param still the fit to a level that stands still, q = 0
 * @param wandering the fits to the other q
 */
record LocalLevelFit(NoiseFit still, List<NoiseFit> wandering) {
    private static final double[] RATIOS = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100};
    private static final double CHI_SQUARE_95 = 3.84;
    private static final double ONE_SIDED_99 = 2.326;
    /** Before anything is seen a level stands still with this probability; else every ratio is as likely. */
    private static final double STANDS_STILL = 0.3;

    static LocalLevelFit of(List<double[]> nuisance, CyclePoints points) {
        return new LocalLevelFit(NoiseFit.of(nuisance, points, 1, 0), NoiseFit.each(nuisance, points, 1, RATIOS));
    }

    /** The fit at the likeliest q. */
    NoiseFit best() {
        NoiseFit walk = Collections.max(wandering, Comparator.comparingDouble(NoiseFit::logLikelihood));
        return still.logLikelihood() >= walk.logLikelihood() ? still : walk;
    }

    /** The smallest lower bound of the slope over every q that the series allows. */
    double cautiousLower() {
        double least = best().logLikelihood() - CHI_SQUARE_95 / 2;
        double lower = still.logLikelihood() > least ? lower(still) : Double.POSITIVE_INFINITY;
        for (NoiseFit walk : wandering) {
            lower = walk.logLikelihood() > least ? Math.min(lower, lower(walk)) : lower;
        }
        return lower;
    }

    private static double lower(NoiseFit fit) {
        return fit.slope().slope() - ONE_SIDED_99 * fit.slope().standardError();
    }

    /**
     * The logarithm of the odds of a slope in white noise against white noise on a walk, with a slope or without, each q as likely:
     * the Bayes factor.
     */
    double logOddsAgainstWalk() {
        return still.logRising() - NoiseFit.logMeanLikelihood(wandering);
    }

    /** The probability that the slope is no larger than the threshold. */
    double probabilityBelow(double threshold) {
        double most = best().logLikelihood();
        double weight = STANDS_STILL * Math.exp(still.logLikelihood() - most);
        double below = weight * still.probabilityBelow(threshold);
        double all = weight;
        for (NoiseFit walk : wandering) {
            weight = (1 - STANDS_STILL) / wandering.size() * Math.exp(walk.logLikelihood() - most);
            below += weight * walk.probabilityBelow(threshold);
            all += weight;
        }
        return below / all;
    }

    /** The probability of so high a cautious bound if the slope were the threshold. */
    double cautiousP(double threshold) {
        double error = best().slope().standardError();
        return error == 0
                ? cautiousLower() > threshold ? 0 : 1
                : StudentT.normalAbove((cautiousLower() - threshold) / error + ONE_SIDED_99);
    }
}
