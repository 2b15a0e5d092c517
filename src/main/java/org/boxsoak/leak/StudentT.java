package org.boxsoak.leak;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t and the normal distribution; quantiles are remembered, since the library finds each by a root search. */
final class StudentT {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final Map<Key, Double> QUANTILES = new ConcurrentHashMap<>();

    private StudentT() {}

    private record Key(double probability, double freedom) {}

    static double quantile(double probability, double freedom) {
        return QUANTILES.computeIfAbsent(
                new Key(probability, freedom),
                k -> new TDistribution(k.freedom()).inverseCumulativeProbability(k.probability()));
    }

    static double above(double t, double freedom) {
        return new TDistribution(freedom).cumulativeProbability(-t);
    }

    static double normalAbove(double z) {
        return NORMAL.cumulativeProbability(-z);
    }
}
