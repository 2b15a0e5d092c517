package org.boxsoak.leak;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Courses of memory counters of servers, the third family of series: processes as econometrics and queueing know them rather than
 * drawn curves. The noise has a standard deviation of about 1; a leak ends {@code rise} higher than it began.
 */
enum ServerShape {
    STILL(false),
    INTEGRATED(false),
    FRACTIONAL_ROUGH(false),
    FRACTIONAL_SMOOTH(false),
    REGIMES(false),
    STEP_TRAIN(false),
    LOG_PERIODIC_CACHE(false),
    EVICTING_CACHE(false),
    WARM_POOL(false),
    COLLECTED_HEAP(false),
    SESSIONS(false),
    LEAK(true),
    LEAK_UNDER_REGIMES(true),
    LEAK_UNDER_COLLECTED_HEAP(true),
    LEAK_PER_SESSION(true),
    LEAK_ON_AND_OFF(true),
    LEAK_THAT_QUICKENS(true),
    LEAK_BEHIND_A_POOL(true);

    final boolean leaks;

    ServerShape(boolean leaks) {
        this.leaks = leaks;
    }

    double[] values(int n, double rise, RandomGenerator random) {
        double size = rise * (0.3 + random.nextDouble());
        double share = random.nextDouble();
        double[] course = new double[n];
        switch (this) {
            case STILL, LEAK -> {}
            case INTEGRATED -> course = scaled(integrated(n, random), size / 2);
            case FRACTIONAL_ROUGH -> course = scaled(fractional(n, 0.3, random), size / 2);
            case FRACTIONAL_SMOOTH -> course = scaled(fractional(n, 0.8, random), size / 2);
            case REGIMES -> course = regimes(n, size, 3 + random.nextInt(8), random);
            case LEAK_UNDER_REGIMES -> course = regimes(n, 0.2 * rise, 12 + random.nextInt(20), random);
            case STEP_TRAIN -> course = steps(n, size, 2 + random.nextInt(5), random);
            case LOG_PERIODIC_CACHE ->
                Arrays.setAll(course, i -> {
                    double log = Math.log1p(40.0 * i / n);
                    return size / 3 * (log + 0.1 * Math.cos(6 * log));
                });
            case EVICTING_CACHE -> course = evicting(n, size, random);
            case WARM_POOL -> Arrays.setAll(course, i -> -size * Math.expm1(-i / (n * (0.03 + 0.2 * share))));
            case LEAK_BEHIND_A_POOL -> Arrays.setAll(course, i -> -size * Math.expm1(-i / (n * (0.02 + 0.05 * share))));
            case COLLECTED_HEAP, LEAK_UNDER_COLLECTED_HEAP -> course = heap(n, 2 * size, random);
            case SESSIONS -> course = sessions(n, size, random);
            case LEAK_PER_SESSION -> course = sessions(n, 0.3 * rise, random);
            case LEAK_ON_AND_OFF, LEAK_THAT_QUICKENS -> {}
        }
        double[] lost = lost(course, share, random);
        double[] y = noise(n, random);
        for (int i = 0; i < n; i++) {
            y[i] += course[i] + (leaks ? rise * lost[i] / lost[n - 1] : 0);
        }
        return y;
    }

    /** What has leaked by each moment, in any unit. */
    private double[] lost(double[] course, double share, RandomGenerator random) {
        double[] lost = new double[course.length];
        boolean on = true;
        for (int i = 0; i < lost.length; i++) {
            on = random.nextDouble() < 30.0 / lost.length ? !on : on;
            double now = switch (this) {
                case LEAK_PER_SESSION -> Math.max(0, course[i]);
                case LEAK_ON_AND_OFF -> on ? 1 : 0;
                case LEAK_THAT_QUICKENS -> Math.pow((i + 1.0) / lost.length, 0.3 + 0.7 * share);
                default -> 1;
            };
            lost[i] = (i == 0 ? 1e-9 : lost[i - 1]) + now;
        }
        return lost;
    }

    /** ARMA(1,1), Gaussian or with the tails of Student's t with 3 degrees of freedom. */
    private static double[] noise(int n, RandomGenerator random) {
        double phi = 0.97 * random.nextDouble();
        double theta = 0.8 * random.nextDouble() - 0.4;
        boolean heavy = random.nextInt(4) == 0;
        double[] y = new double[n];
        double before = 0;
        double last = 0;
        for (int i = 0; i < n; i++) {
            double shock = heavy ? t3(random) / 1.7 : random.nextGaussian();
            last = phi * last + shock + theta * before;
            before = shock;
            y[i] = last;
        }
        return scaled(y, 1);
    }

    private static double t3(RandomGenerator random) {
        double squares = 0;
        for (int k = 0; k < 3; k++) {
            double g = random.nextGaussian();
            squares += g * g;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }

    /** ARIMA(0,1,1). */
    private static double[] integrated(int n, RandomGenerator random) {
        double theta = 0.9 * random.nextDouble();
        double[] y = new double[n];
        double before = 0;
        for (int i = 1; i < n; i++) {
            double shock = random.nextGaussian();
            y[i] = y[i - 1] + shock - theta * before;
            before = shock;
        }
        return y;
    }

    /** Fractional Brownian motion of this Hurst exponent, as Weierstrass and Mandelbrot's sum of waves with random phases. */
    private static double[] fractional(int n, double hurst, RandomGenerator random) {
        double[] y = new double[n];
        for (double waves = 0.3; waves < n / 4.0; waves *= 1.3) {
            double height = Math.pow(waves, -hurst) * random.nextGaussian();
            double turn = 2 * Math.PI * random.nextDouble();
            double speed = 2 * Math.PI * waves / n;
            for (int i = 0; i < n; i++) {
                y[i] += height * (Math.sin(speed * i + turn) - Math.sin(turn));
            }
        }
        return y;
    }

    private static double[] regimes(int n, double size, int changes, RandomGenerator random) {
        double[] levels = random.doubles(3, 0, size).toArray();
        double[] y = new double[n];
        int regime = 0;
        for (int i = 0; i < n; i++) {
            regime = random.nextDouble() < (double) changes / n ? random.nextInt(3) : regime;
            y[i] = levels[regime];
        }
        return y;
    }

    private static double[] steps(int n, double size, int count, RandomGenerator random) {
        double[] at = random.doubles(count, 0, 0.7 * n).toArray();
        double[] height = random.doubles(count, -0.3 * size, size).toArray();
        double[] y = new double[n];
        for (int k = 0; k < count; k++) {
            for (int i = (int) at[k]; i < n; i++) {
                y[i] += height[k];
            }
        }
        return y;
    }

    /** Fills towards its limit and is trimmed by a part now and then. */
    private static double[] evicting(int n, double size, RandomGenerator random) {
        double[] y = new double[n];
        for (int i = 1; i < n; i++) {
            y[i] = y[i - 1] + (size - y[i - 1]) * 12.0 / n;
            y[i] *= random.nextDouble() < 10.0 / n ? 0.4 + 0.5 * random.nextDouble() : 1;
        }
        return y;
    }

    /** Climbs at a changing pace and is collected at a changing height, down to a floor that trembles. */
    private static double[] heap(int n, double height, RandomGenerator random) {
        double pace = height * (15 + random.nextInt(40)) / n;
        double[] y = new double[n];
        double top = height;
        for (int i = 1; i < n; i++) {
            y[i] = y[i - 1] + pace * 2 * random.nextDouble();
            if (y[i] > top) {
                y[i] = Math.abs(random.nextGaussian());
                top = height * (0.8 + 0.4 * random.nextDouble());
            }
        }
        return y;
    }

    /** Memory of the customers of an M/M/infinity queue whose arrivals follow the hour of the day. */
    private static double[] sessions(int n, double size, RandomGenerator random) {
        double[] y = new double[n];
        double here = 20;
        double turn = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < n; i++) {
            double arrivals = (20 + 8 * Math.sin(2 * Math.PI * 3 * i / n + turn)) * 200 / n;
            here += arrivals - here * 200 / n + Math.sqrt(arrivals + here * 200 / n) * random.nextGaussian();
            y[i] = size * here / 20;
        }
        return y;
    }

    private static double[] scaled(double[] y, double deviation) {
        double factor = deviation / Math.max(1e-9, Math.sqrt(Quantiles.variance(y)));
        return Arrays.stream(y).map(v -> factor * v).toArray();
    }
}
