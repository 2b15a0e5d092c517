package org.boxsoak.leak;

/**
 * Says since when a rate is another one.
 *
 * @param night first night of the new rate
 * @param build the build of that night
 * @param before rate before, units per hour
 * @param after rate since then, units per hour
 */
public record RateChange(int night, String build, double before, double after) {
    public boolean isWorse() {
        return after > before;
    }
}
