package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.record.EnumeratedDevice;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlugChangeTests {
    /** QEMU's usb-net at high speed: the device's own descriptor and the beginning of its first configuration. */
    private static final String DESCRIPTORS = "12010002020000402505a2a4000001020302" + "09024300020107c032";

    @Test
    void the_same_device_under_new_numbers_is_no_change() {
        assertThat(PlugChange.of(plugs(
                        new EnumeratedDevice("1-1", 4, "480", DESCRIPTORS),
                        device(5, DESCRIPTORS),
                        device(6, DESCRIPTORS))))
                .isEmpty();
    }

    @Test
    void a_slower_link_is_one_and_so_is_the_way_back() {
        assertThat(PlugChange.of(plugs(
                        device(4, DESCRIPTORS),
                        new EnumeratedDevice("1-1", 5, "12", DESCRIPTORS),
                        device(6, DESCRIPTORS))))
                .containsExactly(
                        "After plug 2 it was not the device that it was after plug 1: 480 -> 12 Mbit/s.",
                        "After plug 3 it was not the device that it was after plug 2: 12 -> 480 Mbit/s.");
    }

    @Test
    void other_descriptors_are_named_by_their_fields() {
        String thirstier = DESCRIPTORS.substring(0, DESCRIPTORS.length() - 2) + "fa";
        String revised = thirstier.replace("a4a20000", "").replaceFirst("a2a40000", "a2a40102");

        assertThat(PlugChange.of(plugs(device(4, DESCRIPTORS), device(5, thirstier), device(6, revised))))
                .containsExactly(
                        "After plug 2 it was not the device that it was after plug 1: descriptors: bMaxPower 0x32 -> 0xfa.",
                        "After plug 3 it was not the device that it was after plug 2: descriptors: bcdDevice 0x0000 -> 0x0201.");
    }

    @Test
    void a_difference_beyond_the_named_fields_is_told_by_its_place() {
        assertThat(UsbDescriptors.differences(DESCRIPTORS + "0904", DESCRIPTORS + "0905"))
                .containsExactly("byte 28 of 29");
        assertThat(UsbDescriptors.differences(DESCRIPTORS + "0904", DESCRIPTORS + "090401"))
                .containsExactly("byte 29 of 29 -> 30");
        assertThat(UsbDescriptors.differences("12", "1201")).containsExactly("byte 1 of 1 -> 2");
        assertThat(UsbDescriptors.differences("", "")).isEmpty();
    }

    @Test
    void plugs_that_enumerated_nothing_or_tell_nothing_are_passed_over() {
        assertThat(PlugChange.of(plugs(device(4, DESCRIPTORS), null, device(9, ""), device(10, DESCRIPTORS))))
                .isEmpty();
    }

    @Test
    void another_port_is_told() {
        assertThat(PlugChange.of(plugs(device(4, ""), new EnumeratedDevice("1-2", 5, "480", ""))))
                .containsExactly("After plug 2 it was not the device that it was after plug 1: port 1-1 -> 1-2.");
    }

    private static EnumeratedDevice device(int devnum, String descriptors) {
        return new EnumeratedDevice("1-1", devnum, "480", descriptors);
    }

    private static List<Plug> plugs(@Nullable EnumeratedDevice... devices) {
        List<Plug> plugs = new ArrayList<>();
        for (EnumeratedDevice device : devices) {
            int number = plugs.size() + 1;
            plugs.add(new Plug(
                    number,
                    null,
                    Duration.ofMinutes(number),
                    "every 60 s",
                    new RunEvent.PlugEnded(number, "back", 0.2, 0.3, 0.4, "", device)));
        }
        return plugs;
    }
}
