package org.boxsoak.judge;

import java.util.Optional;

/** What the kernel's log tells of the run. */
public record KernelTale() {
    record Crash(String title, long line) {}

    public record Moment(java.time.Duration at, boolean isCrash, String title) {}

    public java.util.List<Moment> decidingMoments() {
        return java.util.List.of();
    }

    Optional<Crash> firstCrash() {
        return Optional.empty();
    }
}
