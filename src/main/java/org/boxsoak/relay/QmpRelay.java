package org.boxsoak.relay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.boxsoak.virtualbox.Qmp;
import org.boxsoak.virtualbox.QmpRefusal;

/**
 * Plugs a USB device of QEMU's into a virtual box. QEMU itself is the latch: nothing is remembered here, so that a second relay on the same
 * box, or one that outlives a restart of the box, tells the truth. A guest that reboots keeps its device.
 *
 * @param socket QEMU's control socket
 * @param device QEMU's name of the device, e.g. {@code usb-net}
 */
record QmpRelay(Path socket, String device) implements Relay {
    private static final String PLUG = "wifi";
    private static final String NETWORK = "wifi-net";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public void on() {
        try (Qmp qmp = Qmp.connect(socket, LIMIT)) {
            if (isPlugged(qmp)) {
                return;
            }
            if (isNetwork()) {
                // What an interrupted plug or unplug left behind.
                removeNetwork(qmp);
                qmp.execute("netdev_add", Map.of("type", "user", "id", NETWORK, "restrict", true), LIMIT);
                qmp.execute(
                        "device_add", Map.of("driver", device, "id", PLUG, "bus", "xhci.0", "netdev", NETWORK), LIMIT);
            } else {
                qmp.execute("device_add", Map.of("driver", device, "id", PLUG, "bus", "xhci.0"), LIMIT);
            }
        }
    }

    @Override
    public void off() {
        try (Qmp qmp = Qmp.connect(socket, LIMIT)) {
            if (isPlugged(qmp)) {
                qmp.execute("device_del", Map.of("id", PLUG), LIMIT);
                qmp.awaitEvent("DEVICE_DELETED", PLUG, LIMIT);
            }
            removeNetwork(qmp);
        }
    }

    @Override
    public RelayState state() {
        try (Qmp qmp = Qmp.connect(socket, LIMIT)) {
            return isPlugged(qmp) ? RelayState.ON : RelayState.OFF;
        }
    }

    private boolean isNetwork() {
        return device.equals("usb-net");
    }

    private static boolean isPlugged(Qmp qmp) {
        for (JsonNode child : qmp.execute("qom-list", Map.of("path", "/machine/peripheral"), LIMIT)) {
            if (child.path("name").asText().equals(PLUG)) {
                return true;
            }
        }
        return false;
    }

    private static void removeNetwork(Qmp qmp) {
        try {
            qmp.execute("netdev_del", Map.of("id", NETWORK), LIMIT);
        } catch (QmpRefusal e) {
            if (!e.errorClass().equals("DeviceNotFound")) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        // Holds nothing open between two switchings: QEMU serves one client of a socket at a time.
    }
}
