package org.boxsoak.soak;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much supply a plug needs.
 *
 * @param name what is plugged: its network interface, or its USB id
 * @param order the order of the blocks
 * @param needs the least number of free blocks at which the plug succeeds; null when it fails with all that the box has
 * @param now how many such blocks the box has free now, in use as it is
 * @param upSeconds how long the box had been up then
 * @param kernel the box's release
 * @param trials how many plugs that took
 */
public record Margin(
        String name, int order, @Nullable Integer needs, long now, long upSeconds, String kernel, int trials) {
    /** Whether a plug would succeed now. */
    public boolean isEnough() {
        return needs != null && needs <= now;
    }

    /** One sentence, e.g. {@code wlan0 needs 26 free order-4 blocks at plug; your box has 31 now, 8 h after its boot}. */
    public String sentence() {
        if (needs == null) {
            return name + " does not come back from a plug even with all " + now + " free order-" + order
                    + " blocks that the box has now: another reason than their number must be in the way";
        }
        String wants = needs == 0 ? "no free order-" + order + " block" : blocks(needs);
        return name + " needs " + wants + " at plug; your box has " + now + " now, " + up(Duration.ofSeconds(upSeconds))
                + " after its boot";
    }

    private static String up(Duration time) {
        return time.toHours() > 0
                ? time.toHours() + " h"
                : time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private String blocks(int count) {
        return count + " free order-" + order + (count == 1 ? " block" : " blocks");
    }
}
