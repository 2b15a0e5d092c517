package org.boxsoak.leak;

/**
 * Says how fast a counter gets worse: units of the counter per hour, positive where it leaks, whichever way it runs.
 *
 * @param perHour the best estimate
 * @param low90 lower end of the 90 % interval
 * @param high90 upper end of the 90 % interval
 * @param smallestDetectablePerHour the rate that this series would have shown with 80 % power
 */
public record LeakRate(double perHour, double low90, double high90, double smallestDetectablePerHour) {
    /** The same rate in a unit so many times smaller. */
    public LeakRate times(double factor) {
        return new LeakRate(factor * perHour, factor * low90, factor * high90, factor * smallestDetectablePerHour);
    }

    /** The rate of a series that carries none: NaN throughout. */
    public static LeakRate unknown() {
        return new LeakRate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
