package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsbProbeTests {
    @Test
    void a_bound_module_is_read_with_its_interfaces() {
        UsbProbe.Look look = UsbProbe.parse(
                "boot 1234-ab\ndevice 1-1.3 85 480\ndriver btusb\ndriver wlan_mt7663_usb\ninterface wlan0 up\ninterface p2p0\nend\n");

        assertThat(look.bootId()).isEqualTo("1234-ab");
        assertThat(look.module())
                .isEqualTo(new UsbModule("1-1.3", 85, "480", "wlan_mt7663_usb", List.of("wlan0", "p2p0")));
    }

    @Test
    void a_bus_without_the_module_is_no_fault() {
        assertThat(UsbProbe.parse("boot 1234-ab\nend\n")).isEqualTo(new UsbProbe.Look("1234-ab", null));
    }

    @Test
    void noise_of_the_shell_is_passed_over() {
        assertThat(UsbProbe.parse("sh: readlink: not found\n\ndevice\nboot b\nend")
                        .module())
                .isNull();
    }
}
