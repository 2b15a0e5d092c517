package org.boxsoak.soak;

import org.boxsoak.console.ConsoleSource;
import org.boxsoak.plan.Bench;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** Finds where a bench's console comes from; nothing is opened yet. */
public final class BenchConsole {
    private BenchConsole() {}

    /**
     * The bench's console; null where it has none.
     *
     * @param virtual the emulator, where the bench's box is a virtual one: it brings its own
     */
    public static @Nullable ConsoleSource of(Bench bench, @Nullable VirtualBox virtual) {
        if (bench.console() instanceof org.boxsoak.plan.ConsoleSource.Serial serial) {
            return ConsoleSource.serial(serial.port(), serial.baud());
        }
        if (bench.console() instanceof org.boxsoak.plan.ConsoleSource.Tcp tcp) {
            return ConsoleSource.tcp(tcp.address().host(), tcp.address().port());
        }
        return virtual == null ? null : ConsoleSource.file(virtual.consoleLog());
    }
}
