package org.boxsoak.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;

/**
 * One name for one box, whatever its bench file is called.
 *
 * @param value the adb server and the serial number, {@code local}, or the virtual box of a bench
 */
public record BoxName(String value) {
    public static BoxName of(Bench bench) {
        return of(bench, host(System.getenv()));
    }

    static BoxName of(Bench bench, String host) {
        if (bench.box() instanceof BoxUnderTest.Adb adb) {
            // A box on the network is one box, whichever adb server has it; on USB it is the server's.
            String server = bench.adbServer().toString().replaceFirst("^(127\\.0\\.0\\.1|localhost)(?=:)", host);
            return new BoxName(isOnNetwork(bench) ? "adb " + adb.serial() : "adb " + adb.serial() + " at " + server);
        }
        return new BoxName(bench.box() instanceof BoxUnderTest.Local ? "local " + host : "virtual " + bench.name());
    }

    /** A node of a Slurm lab is a host of its own, also where several of them are one machine. */
    private static String host(Map<String, String> environment) {
        String node = environment.getOrDefault("SLURMD_NODENAME", "");
        if (!node.isEmpty()) {
            return node;
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "this host";
        }
    }

    /** Whether other hosts reach the box as well as this one: over TCP, or since every host can start a virtual one. */
    public static boolean isReachableFromElsewhere(Bench bench) {
        return bench.box() instanceof BoxUnderTest.Virtual || isOnNetwork(bench);
    }

    private static boolean isOnNetwork(Bench bench) {
        return bench.box() instanceof BoxUnderTest.Adb adb && adb.serial().contains(":");
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
