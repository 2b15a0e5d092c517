package org.boxsoak.console;

import java.time.Duration;
import java.time.Instant;

/** What a {@link Console} tells its listener, in order. */
public sealed interface ConsoleEvent permits ConsoleLine, ConsoleLost, ConsoleBack {
    /** Run time of its arrival. */
    Duration at();

    /** Wall time of its arrival. */
    Instant wall();
}
