package org.boxsoak.leak;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Judges whether a counter leaks, from its samples alone or against earlier good nights. */
public final class LeakJudge {
    private LeakJudge() {}

    /** The judgement of one counter's series. */
    public static Judgement judge(CounterSeries series, LeakQuestion question) {
        return judge(series, question, null);
    }

    /** The judgement of what one counter's series does beyond what the good nights did, with the canary's fate. */
    public static Judgement judge(CounterSeries series, LeakQuestion question, @Nullable GoodNights nights) {
        Samples samples = series.mended();
        Finding finding = find(samples.oriented(question.falling()), question, nights);
        Canary canary = finding.verdict() instanceof LeakVerdict.Leak || !(finding.forbidden() > 0)
                ? null
                : canary(series, question, nights, finding);
        Forecast forecast = question.floor() == null
                ? null
                : Forecaster.of(samples, question.falling(), question.floor(), ConformalWidening.NONE);
        return new Judgement(series.name(), finding.verdict(), finding.p(), canary, forecast);
    }

    /** When the counter is exhausted; {@code falling} where that is a floor and no ceiling. */
    public static Forecast forecast(CounterSeries series, boolean falling, double floor, ConformalWidening widening) {
        return Forecaster.of(series.mended(), falling, floor, widening);
    }

    /** Adds a leak of the forbidden rate (the detectable one, if nobody named a rate) to the samples and looks for it. */
    private static Canary canary(
            CounterSeries series, LeakQuestion question, @Nullable GoodNights nights, Finding finding) {
        double rate = question.forbidPerHour() == null
                ? finding.verdict().rate().smallestDetectablePerHour()
                : finding.forbidden();
        Samples leaking =
                series.withAdded(question.falling() ? -rate : rate).mended().oriented(question.falling());
        LeakVerdict verdict = find(leaking, question.withForbidden(finding.forbidden()), nights)
                .verdict();
        return new Canary(rate, question.unit(), verdict instanceof LeakVerdict.Leak);
    }

    private record Finding(LeakVerdict verdict, double p, double forbidden) {}

    private static Finding find(Samples oriented, LeakQuestion question, @Nullable GoodNights nights) {
        CycleAggregation cycles = CycleAggregation.of(oriented);
        CyclePoints points = cycles.points(CycleAggregation.LOW_WATER);
        Double forbidden = question.forbidPerHour();
        double asked = forbidden == null ? 0 : forbidden;
        if (Ruling.isTooShort(points.size()) || points.span() == 0) {
            return new Finding(Ruling.tooShort(points), 1, 0);
        }
        if (isConstant(points)) {
            return new Finding(Ruling.constant(points), 1, 0);
        }
        if (nights == null && isCount(points, oriented)) {
            CountTrend trend = CountTrend.of(points);
            return new Finding(CountRuling.of(trend, points, oriented.span(), question), trend.p(), asked);
        }
        Evidence evidence = Evidence.of(cycles, question, nights);
        return Ruling.isTooShort(evidence.points().size())
                ? new Finding(Ruling.tooShort(evidence.points()), 1, 0)
                : new Finding(Ruling.of(evidence), evidence.p(), evidence.forbidden());
    }

    private static boolean isCount(CyclePoints points, Samples samples) {
        return points.size() >= CycleAggregation.FEWEST
                && CountTrend.fits(points)
                && CountTrend.isCount(points)
                && (CountTrend.stands(samples) || samples.size() == points.size());
    }

    private static boolean isConstant(CyclePoints points) {
        return Arrays.stream(points.values()).allMatch(v -> v == points.values()[0]);
    }
}
