package org.boxsoak.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which box a bench holds. */
public sealed interface BoxUnderTest {
    /** A box that adb reaches. {@code serial}: a USB serial number or host:port. */
    record Adb(String serial) implements BoxUnderTest {}

    /**
     * The embedded box in QEMU; it brings its own relay and console.
     *
     * @param memory all of its RAM
     * @param cma how much of that is set aside for contiguous, movable use
     * @param cpus virtual processors
     * @param kernel Debian meta package of the kernel; null: the default one
     * @param parameters more options of the kernel command line, module options among them
     * @param port the adb port on the host's loopback; null: any free one
     */
    record Virtual(
            Bytes memory,
            Bytes cma,
            int cpus,
            @Nullable String kernel,
            List<String> parameters,
            @Nullable Integer port) implements BoxUnderTest {
        public Virtual {
            parameters = List.copyOf(parameters);
        }
    }

    /** This Linux host itself, without adb. */
    record Local() implements BoxUnderTest {}
}
