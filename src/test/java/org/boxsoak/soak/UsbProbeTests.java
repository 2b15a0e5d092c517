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
                .isEqualTo(new UsbModule("1-1.3", 85, "480", "wlan_mt7663_usb", List.of("wlan0", "p2p0"), false));
    }

    @Test
    void a_bus_without_the_module_is_no_fault() {
        assertThat(UsbProbe.parse("boot 1234-ab\nend\n")).isEqualTo(new UsbProbe.Look("1234-ab", null));
    }

    @Test
    void a_stick_that_is_still_a_cd_rom_is_not_the_module_yet() {
        UsbModule module = UsbProbe.parse("boot b\nswitching 1-1.3 6 480\ndriver usb-storage\nend\n")
                .module();

        assertThat(module).isEqualTo(new UsbModule("1-1.3", 6, "480", "usb-storage", List.of(), true));
        assertThat(UsbProbe.parse("boot b\nswitching 1-1.2 6 480\ndevice 1-1.3 7 480\ndriver rtl8821cu\nend\n")
                        .module())
                .isEqualTo(new UsbModule("1-1.3", 7, "480", "rtl8821cu", List.of(), false));
        assertThat(UsbProbe.parse(
                                "boot b\ndevice 1-1.3 7 480\ndriver rtl8821cu\nswitching 1-1.4 9 480\ndriver sd\nend\n")
                        .module())
                .isEqualTo(new UsbModule("1-1.3", 7, "480", "rtl8821cu", List.of(), false));
    }

    @Test
    void noise_of_the_shell_is_passed_over() {
        assertThat(UsbProbe.parse("sh: readlink: not found\n\ndevice\nboot b\nend")
                        .module())
                .isNull();
    }
}
