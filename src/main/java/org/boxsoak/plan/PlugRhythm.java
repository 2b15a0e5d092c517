package org.boxsoak.plan;

import java.time.Duration;
import java.util.Random;

/**
 * Say how regular plugs are, and how many come at once.
 *
 * @param burst cycles of unplugging and plugging at each plug of the schedule
 * @param pluggedFor how long the module stays plugged between two cycles of a burst
 * @param spread each plug of {@code every} comes earlier or later by up to this
 * @param seed of that chance: the same seed, the same moments
 */
public record PlugRhythm(int burst, Duration pluggedFor, Duration spread, long seed) {
    /** One plug at a time, to the minute. */
    public static final PlugRhythm REGULAR = new PlugRhythm(1, Duration.ofSeconds(2), Duration.ZERO, 1);

    /** The chance of a run: drawn from in order, by {@link #offset}. */
    public Random chance() {
        return new Random(seed);
    }

    /** By how much the next plug is late; negative: early. */
    public Duration offset(Random chance) {
        return spread.isZero()
                ? Duration.ZERO
                : Duration.ofMillis(Math.round((2 * chance.nextDouble() - 1) * spread.toMillis()));
    }
}
