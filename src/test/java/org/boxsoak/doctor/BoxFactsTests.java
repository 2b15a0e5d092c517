package org.boxsoak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.boxsoak.doctor.UsbDevices.UsbDevice;
import org.junit.jupiter.api.Test;

class BoxFactsTests {
    @Test
    void values_may_hold_anything_but_a_line_end() {
        var facts =
                BoxFacts.parse("uid=0\nread:/proc/slabinfo=cat: /proc/slabinfo: Permission denied\nnonsense\nspace=\n");

        assertThat(facts)
                .containsEntry("uid", "0")
                .containsEntry("read:/proc/slabinfo", "cat: /proc/slabinfo: Permission denied")
                .containsEntry("space", "")
                .hasSize(3);
    }

    @Test
    void root_hubs_are_no_devices_that_anybody_unplugs() {
        var devices = UsbDevices.parse("""
                usb usb1 1d6b:0002 1 hub
                usb 1-1.3 0bda:c811 85 rtl8821cu wlan0
                usb 1-2 0bda:1a2b 4
                end
                """);

        assertThat(List.copyOf(devices.values()))
                .containsExactly(
                        new UsbDevice("1-1.3", "0bda:c811", 85, "rtl8821cu wlan0"),
                        new UsbDevice("1-2", "0bda:1a2b", 4, ""));
    }

    @Test
    void a_damaged_answer_is_read_as_far_as_it_goes() {
        Random random = new Random(7);
        String whole = "usb 1-1.3 0bda:c811 85 rtl8821cu wlan0\nuid=0\n";
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(whole);
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            text.setLength(random.nextInt(text.length()));

            assertThat(UsbDevices.parse(text.toString()).size()).isLessThan(3);
            assertThat(BoxFacts.parse(text.toString()).size()).isLessThan(4);
        }
    }
}
