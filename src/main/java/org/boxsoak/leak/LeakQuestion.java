package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/**
 * Says what is asked of one counter.
 *
 * @param falling whether less is worse, as with MemFree
 * @param forbidPerHour the least rate that matters, in the counter's unit per hour; null lets the series' own noise set it
 * @param floor the value at which the counter is exhausted (a ceiling where more is worse); null asks for no forecast
 * @param unit the counter's unit as sentences name it, empty where nobody knows it
 */
public record LeakQuestion(
        boolean falling,
        @Nullable Double forbidPerHour,
        @Nullable Double floor,
        String unit) {
    public LeakQuestion {
        if (forbidPerHour != null && !(forbidPerHour > 0 && Double.isFinite(forbidPerHour))) {
            throw new IllegalArgumentException(
                    "A forbidden rate of " + forbidPerHour + " per hour makes no sense; give a number above 0.");
        }
        if (floor != null && !Double.isFinite(floor)) {
            throw new IllegalArgumentException("A floor of " + floor + " makes no sense; give a number.");
        }
    }

    /** The same in a unit that nobody knows. */
    public LeakQuestion(boolean falling, @Nullable Double forbidPerHour, @Nullable Double floor) {
        this(falling, forbidPerHour, floor, "");
    }

    /** Asks whether the counter rises. */
    public static LeakQuestion rising() {
        return new LeakQuestion(false, null, null);
    }

    public LeakQuestion asFalling() {
        return new LeakQuestion(true, forbidPerHour, floor, unit);
    }

    public LeakQuestion withForbidden(double perHour) {
        return new LeakQuestion(falling, perHour, floor, unit);
    }

    public LeakQuestion in(String ofCounter) {
        return new LeakQuestion(falling, forbidPerHour, floor, ofCounter);
    }

    public LeakQuestion withFloor(double value) {
        return new LeakQuestion(falling, forbidPerHour, value, unit);
    }
}
