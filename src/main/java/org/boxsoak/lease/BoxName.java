package org.boxsoak.lease;

import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;

/**
 * One name for one box, whatever its bench file is called.
 *
 * @param value the adb server and the serial number, {@code local}, or the virtual box of a bench
 */
public record BoxName(String value) {
    public static BoxName of(Bench bench) {
        if (bench.box() instanceof BoxUnderTest.Adb adb) {
            // A box on the network is one box, whichever adb server has it; a serial number on USB is the server's.
            return new BoxName(
                    adb.serial().contains(":")
                            ? "adb " + adb.serial()
                            : "adb " + adb.serial() + " at " + bench.adbServer());
        }
        return new BoxName(bench.box() instanceof BoxUnderTest.Local ? "local" : "virtual " + bench.name());
    }

    /** Whether there is only one of it: each run of a virtual box starts an emulator of its own. */
    public static boolean isOneOnly(Bench bench) {
        return !(bench.box() instanceof BoxUnderTest.Virtual);
    }

    @Override
    public String toString() {
        return value;
    }
}
