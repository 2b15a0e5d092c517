package org.boxsoak.soak;

import org.jspecify.annotations.Nullable;

/**
 * How much supply a plug needs.
 *
 * @param name what is plugged: its network interface, or its USB id
 * @param order the order of the blocks
 * @param needs the least number of free blocks at which the plug succeeds; null when it fails with all that the box has
 * @param now how many such blocks the box has free now, in use as it is
 * @param trials how many plugs that took
 */
public record Margin(String name, int order, @Nullable Integer needs, long now, int trials) {
    /** Whether a plug would succeed now. */
    public boolean isEnough() {
        return needs != null && needs <= now;
    }

    /** One sentence, e.g. {@code wlan0 needs 26 free order-4 blocks at plug; the box has 494 now}. */
    public String sentence() {
        if (needs == null) {
            return name + " does not come back from a plug even with all " + now + " free order-" + order
                    + " blocks that the box has now: another reason than their number must be in the way";
        }
        String wants = needs == 0 ? "no free order-" + order + " block" : blocks(needs);
        return name + " needs " + wants + " at plug; the box has " + now + " now";
    }

    private String blocks(int count) {
        return count + " free order-" + order + (count == 1 ? " block" : " blocks");
    }
}
