package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Foresees when a counter is exhausted: straight, geometric and jumping depletion, weighted by how well each foresaw the later
 * part of the series from its earlier part (a good fit is no good forecast), and first passages drawn at random.
 *
 * <p>Speaks after 18 cycles, no further than four times the observed span, and only of headroom that shrinks with 95 %
 * probability. The earliest plausible time is that of the most pessimistic model that weighs more than 10 %.
 */
final class Forecaster {
    private static final int FEWEST = 18;
    static final double FURTHEST = 4;
    private static final int PATHS = 1000;
    private static final double NOTICEABLE = 0.10;
    private static final double UNSURE = 0.05;
    /** A geometric decline promises the longest life, so it must foresee clearly better to be believed. */
    private static final double[] PRIOR = {1, 0.2, 1};

    private static final double[] ORIGINS = {0.5, 0.6, 0.7, 0.8, 0.9};

    private final Headroom headroom;
    private final boolean falling;
    private final double floor;
    private final ConformalWidening widening;

    private Forecaster(Headroom headroom, boolean falling, double floor, ConformalWidening widening) {
        this.headroom = headroom;
        this.falling = falling;
        this.floor = floor;
        this.widening = widening;
    }

    static Forecast of(Samples samples, boolean falling, double floor, ConformalWidening widening) {
        return new Forecaster(Headroom.of(samples, falling, floor, FEWEST), falling, floor, widening)
                .forecast(samples.span());
    }

    private Forecast forecast(double observed) {
        CyclePoints plain = headroom.plain();
        int n = plain.size();
        for (int i = 0; i < n; i++) {
            if (plain.values()[i] <= 0) {
                double hour = plain.hours()[i];
                return new Forecast(
                        new Forecast.Exhaustion(hour, hour, hour, observed),
                        "It was exhausted after " + Figures.of(hour) + " h already.");
            }
        }
        if (n < FEWEST) {
            return new Forecast(null, "A forecast needs " + FEWEST + " cycles; here are " + n + ".");
        }
        if (SlopeFit.plain(negated(plain)).probabilityAbove(0) > UNSURE) {
            return new Forecast(null, "No exhaustion foreseen: the headroom does not surely shrink.");
        }
        return drawn(observed);
    }

    private record Weighted(double hours, double weight) {}

    private Forecast drawn(double observed) {
        CyclePoints plain = headroom.plain();
        double last = plain.hours()[plain.size() - 1];
        double limit = FURTHEST * observed;
        double step = plain.span() / (plain.size() - 1);
        double[] weights = weights();
        SplittableRandom random = new SplittableRandom(plain.size());
        List<Weighted> all = new ArrayList<>();
        double earliest = Double.POSITIVE_INFINITY;
        for (int m = 0; m < weights.length; m++) {
            Depletion model = model(m, plain.size());
            if (model == null || weights[m] == 0) {
                continue;
            }
            double[] times = new double[PATHS];
            Arrays.setAll(times, i -> last + model.passage(step, limit, random));
            Arrays.sort(times);
            double weight = weights[m];
            Arrays.stream(times).forEach(t -> all.add(new Weighted(t, weight)));
            earliest = weight > NOTICEABLE ? Math.min(earliest, times[PATHS / 20]) : earliest;
        }
        all.sort(Comparator.comparingDouble(Weighted::hours));
        double middle = quantile(all, 0.5);
        if (Double.isInfinite(middle)) {
            return new Forecast(null, "No exhaustion foreseen within " + Figures.of(limit) + " h.");
        }
        Forecast.Exhaustion end = widening.apply(
                new Forecast.Exhaustion(Math.min(earliest, middle), middle, quantile(all, 0.95), observed));
        return new Forecast(
                end,
                "Exhausted after about " + Figures.of(middle) + " h, hardly before " + Figures.of(end.hoursP05())
                        + " h.");
    }

    private static double quantile(List<Weighted> sorted, double probability) {
        double total = sorted.stream().mapToDouble(Weighted::weight).sum();
        double sum = 0;
        for (Weighted w : sorted) {
            sum += w.weight();
            if (sum >= probability * total) {
                return w.hours();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The models in turn: straight, geometric, jumps; null where one does not apply. */
    private @Nullable Depletion model(int which, int points) {
        CyclePoints logs = headroom.logarithmic();
        return switch (which) {
            case 0 -> Depletion.Line.of(first(headroom.plain(), points));
            case 1 -> logs == null ? null : Depletion.Line.of(first(logs, points));
            default -> Depletion.Jumps.of(first(headroom.plain(), points));
        };
    }

    private static CyclePoints first(CyclePoints all, int points) {
        return new CyclePoints(
                Arrays.copyOf(all.hours(), points), Arrays.copyOf(all.values(), points), new int[points]);
    }

    /** exp(-err^2 / 2 s^2) with s the error of the best model, over several origins and two horizons each. */
    private double[] weights() {
        CyclePoints plain = headroom.plain();
        int n = plain.size();
        double[] squares = new double[3];
        for (double share : ORIGINS) {
            int origin = Math.max(8, (int) (share * n));
            for (int m = 0; m < squares.length; m++) {
                Depletion model = model(m, origin);
                if (model == null) {
                    squares[m] = Double.POSITIVE_INFINITY;
                    continue;
                }
                int far = Math.min(n - 1, origin + n / 4);
                for (int at : new int[] {(origin + far) / 2, far}) {
                    double ahead = plain.hours()[at] - plain.hours()[origin - 1];
                    double foreseen = model.after(ahead);
                    double there = m == 1 ? Headroom.plainFrom(foreseen, falling, floor) : foreseen;
                    squares[m] += Math.pow(there - plain.values()[at], 2);
                }
            }
        }
        double best = Math.max(Arrays.stream(squares).min().orElse(0), 1e-12);
        double[] weights = new double[squares.length];
        Arrays.setAll(weights, m -> PRIOR[m] * Math.exp(-2 * (squares[m] / best - 1)));
        return weights;
    }

    private static CyclePoints negated(CyclePoints points) {
        return points.withValues(Arrays.stream(points.values()).map(v -> -v).toArray());
    }
}
