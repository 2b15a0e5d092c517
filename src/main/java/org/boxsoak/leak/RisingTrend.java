package org.boxsoak.leak;

/** Asks of few, uncorrelated readings, as the times of single plugs are, whether they rise; not for counters, see {@link LeakJudge}. */
public final class RisingTrend {
    private RisingTrend() {}

    /** The probability that readings without a trend rise this clearly by chance (Mann 1945, Kendall 1975; one-sided). */
    public static double chance(double[] readings) {
        return StudentT.normalAbove(MannKendall.of(readings).z());
    }
}
