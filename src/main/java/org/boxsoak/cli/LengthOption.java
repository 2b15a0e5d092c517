package org.boxsoak.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --for}: how long a command goes on that otherwise does until it is ended. */
final class LengthOption {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = PlugCommand.Time.class,
            description = "how long, e.g. 60s or 8h (default: until Ctrl-C)")
    private @Nullable Duration length;

    /** Whether that long is over. */
    boolean isOver(Duration elapsed) {
        return length != null && elapsed.compareTo(length) >= 0;
    }
}
