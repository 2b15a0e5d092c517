package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.virtualbox.Qmp;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real kernel's port file, at a hub of QEMU's that switches the power of its ports. */
@Tag("virtual-box")
class PortDisableIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String MODULE = "1-1.3";

    @Test
    void a_hub_that_switches_power_unplugs_the_module_until_it_is_plugged() {
        try (VirtualBox virtual = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation())) {
            virtual.awaitReady(Duration.ofMinutes(3));
            plugHubAndModule(virtual.qmpSocket());
            try (Box box = new AdbBox(new BoxId("virtual"), AdbServer.USUAL, virtual.adbSerial(), new Cancellation());
                    Relay relay = relay(box)) {
                box.connect(LONG);
                await("the module is there").atMost(LONG).until(() -> isThere(box));
                assertThat(relay.state()).isEqualTo(RelayState.ON);
                String number = deviceNumber(box);

                relay.off();
                assertThat(relay.state()).isEqualTo(RelayState.OFF);
                // The kernel has disconnected it by the time that the file is written.
                assertThat(isThere(box)).isFalse();

                relay.on();
                await("the module is back").atMost(LONG).until(() -> isThere(box));
                assertThat(relay.state()).isEqualTo(RelayState.ON);
                assertThat(deviceNumber(box)).isNotEqualTo(number);
            }
        }
    }

    private static void plugHubAndModule(Path socket) {
        try (Qmp qmp = Qmp.connect(socket, LONG)) {
            qmp.execute(
                    "device_add",
                    Map.of("driver", "usb-hub", "id", "hub", "bus", "xhci.0", "port", "1", "port-power", true),
                    LONG);
            qmp.execute(
                    "device_add", Map.of("driver", "usb-tablet", "id", "module", "bus", "xhci.0", "port", "1.3"), LONG);
        }
    }

    private static Relay relay(Box box) {
        return new PortDisableRelayProvider()
                .open(
                        Map.of("location", MODULE),
                        new RelayContext(box.shell(), new SystemRunClock(), new Cancellation(), Person.nobody()));
    }

    private static boolean isThere(Box box) {
        return !deviceNumber(box).isEmpty();
    }

    /** Empty where nothing is plugged. */
    private static String deviceNumber(Box box) {
        return box.ask("cat /sys/bus/usb/devices/" + MODULE + "/devnum 2>/dev/null; true", LONG)
                .strip();
    }
}
