package org.boxsoak.relay;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;

/**
 * A USB port of the box itself, switched by the box's own kernel: sysfs {@code <hub>-port<N>/disable} (Linux 6.0 and later,
 * drivers/usb/core/port.c), which disconnects the device and then cuts the port's power, where the hub can.
 */
final class PortDisableLatch implements Latch {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BoxShell box;
    private final String device;
    private final String file;

    /** @param device the module's place on the box's bus, e.g. {@code 1-1.4} */
    PortDisableLatch(BoxShell box, String device) {
        this.box = box;
        this.device = device;
        this.file = file(device);
    }

    /** The port's file, with a wildcard for the hub's configuration. */
    static String file(String device) {
        int lastDot = device.lastIndexOf('.');
        if (lastDot >= 0) {
            String hub = device.substring(0, lastDot);
            return "/sys/bus/usb/devices/" + hub + ":*.0/" + hub + "-port" + device.substring(lastDot + 1) + "/disable";
        }
        String[] busAndPort = device.split("-");
        return "/sys/bus/usb/devices/" + busAndPort[0] + "-0:1.0/usb" + busAndPort[0] + "-port" + busAndPort[1]
                + "/disable";
    }

    @Override
    public String name() {
        return "the box's own USB port " + device;
    }

    @Override
    public void set(boolean on) {
        run("echo " + (on ? 0 : 1) + " > \"$f\"");
    }

    @Override
    public RelayState read() {
        String said = run("cat \"$f\"").strip();
        return switch (said) {
            case "0" -> RelayState.ON;
            case "1" -> RelayState.OFF;
            default ->
                throw new BenchException(
                        "The relay did not answer: " + name() + " has '" + said + "' in " + file + ".");
        };
    }

    /** A reboot of the box, which a soak run may well provoke, switches every port on. */
    @Override
    public boolean staysAsSet() {
        return false;
    }

    private String run(String action) {
        ShellReply reply = box.run(
                "for f in " + file + "; do [ -e \"$f\" ] || { echo 'no such file'; exit 1; }; " + action
                        + "; exit; done",
                LIMIT);
        if (!reply.succeeded()) {
            throw new BenchException(
                    "The relay cannot be used: " + name() + " (" + file + ") failed with exit code "
                            + reply.exitCode() + ":\n" + LastLines.of(reply.output(), 2)
                            + "\nThe file needs Linux 6.0 or newer on the box, the module at this place, and root ('adb root').");
        }
        return reply.output();
    }

    @Override
    public void close() {
        // The box's shell belongs to whoever opened it.
    }
}
