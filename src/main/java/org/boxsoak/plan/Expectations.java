package org.boxsoak.plan;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Say what decides the verdict; every check that is not named here is shown as information.
 *
 * @param supply blocks that must remain; null: not decided
 * @param noReboot the kernel must not reboot
 * @param wifiComesBack the module must come back after every plug
 * @param noAllocationFailure the kernel must not report a failed allocation
 * @param leak which growth counts as a leak; null: not decided
 * @param order4Lasts how long the supply must last by the forecast, from the start of the run; null: not decided
 * @param benchHealthy samples must be complete and the relay must have obeyed
 */
public record Expectations(
        @Nullable SupplyExpectation supply,
        boolean noReboot,
        boolean wifiComesBack,
        boolean noAllocationFailure,
        @Nullable LeakExpectation leak,
        @Nullable Duration order4Lasts,
        boolean benchHealthy) {

    /** The least growth that counts as a leak; null: not decided. */
    public @Nullable GrowthRate forbiddenLeak() {
        return leak == null ? null : leak.forbid();
    }

    /** The names of the checks that decide, as verdict.json has them. */
    public Set<String> decidingChecks() {
        Set<String> names = new LinkedHashSet<>();
        addIf(supply != null, "order4-unmovable-remains", names);
        addIf(noReboot, "kernel-does-not-reboot", names);
        addIf(wifiComesBack, "wifi-comes-back-after-every-plug", names);
        addIf(noAllocationFailure, "no-allocation-failure", names);
        addIf(leak != null, "no-memory-leak", names);
        addIf(order4Lasts != null, "order4-lasts", names);
        addIf(benchHealthy, "bench-is-healthy", names);
        return names;
    }

    private static void addIf(boolean expected, String check, Set<String> names) {
        if (expected) {
            names.add(check);
        }
    }
}
