package org.boxsoak.relay;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Offers the relay type {@code qmp}. */
public final class QmpRelayProvider implements RelayProvider {
    private static final String SOCKET = "socket";
    private static final String DEVICE = "device";

    @Override
    public String type() {
        return "qmp";
    }

    @Override
    public String describe() {
        return "the virtual box's own: plugs a USB device of QEMU's (device: usb-net, or another of its USB devices);"
                + " socket: a QMP socket of QEMU, by default that of the bench's virtual box";
    }

    @Override
    public Set<String> settings() {
        return Set.of(SOCKET, DEVICE);
    }

    @Override
    public Relay open(Map<String, String> settings) {
        String socket = settings.get(SOCKET);
        if (socket == null) {
            throw new IllegalArgumentException(
                    "relay type qmp: 'socket' is missing. A bench with 'box: { virtual: ... }' brings"
                            + " it; for another QEMU, name the unix socket of its option '-qmp unix:SOCKET,server=on,wait=off'.");
        }
        String device = settings.getOrDefault(DEVICE, "usb-net");
        if (!device.matches("usb-[a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "relay type qmp: device is '" + device
                            + "'; it must be a USB device of QEMU, such as usb-net ('qemu-system-aarch64 -device help' lists them).");
        }
        return new QmpRelay(Path.of(socket), device);
    }
}
