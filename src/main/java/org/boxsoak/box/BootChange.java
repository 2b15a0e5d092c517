package org.boxsoak.box;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one more {@link BootObservation} tells, all times in run time. */
public sealed interface BootChange {
    /** Run time of the observation that told it. */
    Duration at();

    /** The box is in the boot that it was last seen in (or is seen for the first time). */
    record SameBoot(Duration at) implements BootChange {}

    /**
     * The box is in another boot than when it was last seen.
     *
     * @param lastSeen when the old boot was seen for the last time: the reboot came later
     * @param at when the new boot was seen for the first time: the reboot came earlier
     * @param bootedAt when the new kernel started, by its uptime, if that was read
     */
    record Rebooted(
            Duration lastSeen,
            Duration at,
            @Nullable Duration bootedAt,
            @Nullable BootId before,
            @Nullable BootId after)
            implements BootChange {}

    /**
     * The box does not answer.
     *
     * @param since when it was first found so
     */
    record Unreachable(Duration since, Duration at) implements BootChange {}

    /**
     * The box answers again and is in the same boot: the link was lost, not the box.
     *
     * @param lostAt when it was first found unreachable
     */
    record Back(Duration lostAt, Duration at) implements BootChange {}
}
