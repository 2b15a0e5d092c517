package org.boxsoak.soak;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.boxsoak.ager.AgeRequest;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.plan.Hotplug;

/** Measures how many free blocks a plug needs, by plugging with ever fewer and with ever more. */
public final class PlugMargin {
    /** Three equal outcomes decide. */
    private static final int CONFIRMATIONS = 3;

    private PlugMargin() {}

    /**
     * Searches the least supply at which the plug succeeds: the module is back in its time, and the kernel's log holds no allocation
     * failure. A box that goes down by a plug is waited for and aged again. The module is left unplugged.
     *
     * @param ageing how far the box is aged; how many blocks are left is what is searched
     * @param follower told each trial as it ends
     * @throws org.boxsoak.bench.BenchException when the box cannot be aged or plugged
     */
    public static Margin measure(
            OpenBench bench,
            Hotplug hotplug,
            AgeRequest ageing,
            Consumer<PlugTrial> follower,
            Cancellation cancellation) {
        bench.awaitReady();
        try (PlugTrials trials = new PlugTrials(bench, hotplug, ageing, new SystemRunClock(), cancellation)) {
            trials.unplug();
            long now = trials.usableNow();
            OptionalInt needs = new LeastSupply(
                            level -> {
                                PlugTrial trial = trials.plugWith(level);
                                follower.accept(trial);
                                return trial.succeeded();
                            },
                            (int) Math.min(now, Integer.MAX_VALUE),
                            CONFIRMATIONS)
                    .find();
            String name = hotplug.interfaceName() == null ? hotplug.device().toString() : hotplug.interfaceName();
            return new Margin(
                    name,
                    ageing.order(),
                    needs.isPresent() ? needs.getAsInt() : null,
                    now,
                    trials.upSeconds(),
                    trials.kernel(),
                    trials.count());
        }
    }
}
