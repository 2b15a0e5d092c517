package org.boxsoak.judge;

import java.util.Optional;

/** What the kernel's log tells of the run. */
public record KernelTale() {
    record Crash(String title, long line) {}

    Optional<Crash> firstCrash() {
        return Optional.empty();
    }
}
