package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/**
 * Says what is asked of one counter.
 *
 * @param falling whether less is worse, as with MemFree
 * @param forbidPerHour the least rate that matters, in the counter's unit per hour; null lets the series' own noise set it
 * @param floor the value at which the counter is exhausted (a ceiling where more is worse); null asks for no forecast
 */
public record LeakQuestion(
        boolean falling,
        @Nullable Double forbidPerHour,
        @Nullable Double floor) {
    public LeakQuestion {
        if (forbidPerHour != null && !(forbidPerHour > 0 && Double.isFinite(forbidPerHour))) {
            throw new IllegalArgumentException(
                    "A forbidden rate of " + forbidPerHour + " per hour makes no sense; give a number above 0.");
        }
        if (floor != null && !Double.isFinite(floor)) {
            throw new IllegalArgumentException("A floor of " + floor + " makes no sense; give a number.");
        }
    }

    /** Asks whether the counter rises. */
    public static LeakQuestion rising() {
        return new LeakQuestion(false, null, null);
    }

    public LeakQuestion asFalling() {
        return new LeakQuestion(true, forbidPerHour, floor);
    }

    public LeakQuestion withForbidden(double perHour) {
        return new LeakQuestion(falling, perHour, floor);
    }

    public LeakQuestion withFloor(double value) {
        return new LeakQuestion(falling, forbidPerHour, value);
    }
}
