package org.boxsoak.box;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One look at the box: reachable with at least one proof of which boot it is, or not reachable.
 *
 * @param at run time of the answer
 */
public record BootObservation(
        Duration at,
        boolean reachable,
        @Nullable BootId bootId,
        @Nullable Duration uptime) {
    public BootObservation {
        boolean proven = bootId != null || uptime != null;
        if (reachable != proven) {
            throw new IllegalArgumentException(
                    "a reachable box shows a boot id or an uptime, an unreachable one neither");
        }
    }

    public static BootObservation seen(Duration at, @Nullable BootId bootId, @Nullable Duration uptime) {
        return new BootObservation(at, true, bootId, uptime);
    }

    public static BootObservation unreachable(Duration at) {
        return new BootObservation(at, false, null, null);
    }
}
