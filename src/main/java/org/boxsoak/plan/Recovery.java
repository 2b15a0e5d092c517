package org.boxsoak.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Say what the bench may do to bring a lost box back, beside making the link anew, which it always does.
 *
 * @param restartAdbServer the adb server may be ended and started anew; others that share it lose their links for a moment
 * @param resetUsb the host's USB port that the box hangs on may be reset
 * @param power what switches the box's own power; null: nothing does
 * @param after how long the box is lost before the first of these steps, and from each to the next
 * @param off how long a power cycle leaves the box without power
 * @param atMost how many power cycles a run may have
 */
public record Recovery(
        boolean restartAdbServer,
        boolean resetUsb,
        @Nullable RelaySettings power,
        Duration after,
        Duration off,
        int atMost) {
    /** Nothing beyond the link: no program or board of others is touched. */
    public static final Recovery LINK_ONLY =
            new Recovery(false, false, null, Duration.ofSeconds(30), Duration.ofSeconds(5), 0);
}
