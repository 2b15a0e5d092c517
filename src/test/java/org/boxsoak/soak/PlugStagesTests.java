package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.record.EnumeratedDevice;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlugStagesTests {
    private static final String NOTHING = "boot b1\nend\n";
    private static final String DEVICE = "boot b1\ndevice 1-1.3 85 480\nend\n";
    private static final String BOUND = "boot b1\ndevice 1-1.3 85 480\ndriver wlan_mt7663_usb\nend\n";
    private static final String UP = "boot b1\ndevice 1-1.3 85 480\ndriver wlan_mt7663_usb\ninterface wlan0 up\nend\n";

    @Test
    void a_module_is_back_with_the_time_of_each_stage() {
        RunEvent.PlugEnded ended = watched("wlan0", NOTHING, DEVICE, BOUND, UP);

        assertThat(ended)
                .isEqualTo(new RunEvent.PlugEnded(
                        3,
                        "back",
                        2.0,
                        3.0,
                        4.0,
                        "device 85 at port 1-1.3 with 480 Mbit/s, driver wlan_mt7663_usb, interface wlan0",
                        new EnumeratedDevice("1-1.3", 85, "480", "1201")));
    }

    @Test
    void each_stage_that_was_not_reached_is_named() {
        assertThat(watched("wlan0", NOTHING).outcome()).isEqualTo("no-device");
        assertThat(watched("wlan0", DEVICE).outcome()).isEqualTo("no-driver");
        assertThat(watched("wlan0", BOUND, BOUND).outcome()).isEqualTo("no-interface");
        assertThat(watched("wlan1", UP, UP).outcome()).isEqualTo("no-interface");
    }

    @Test
    void a_driver_that_is_bound_only_while_its_probe_runs_is_not_back() {
        assertThat(watched(null, DEVICE, BOUND, DEVICE, DEVICE).outcome()).isEqualTo("no-driver");
        assertThat(watched(null, DEVICE, BOUND, BOUND).outcome()).isEqualTo("back");
    }

    @Test
    void a_module_that_never_left_the_bus_was_not_plugged_by_the_relay() {
        PlugStages stages = new PlugStages("b1", "wlan0", UsbProbe.parse(UP).module());
        for (int look = 0; look < 30 && !stages.isOver(); look++) {
            stages.seen(UsbProbe.parse(UP), Duration.ofMillis(200L * look));
        }

        assertThat(stages.isOver()).isTrue();
        assertThat(stages.ended(1, "").outcome()).isEqualTo("not-unplugged");
        assertThat(stages.ended(1, "").detail()).contains("device 85", "not been enumerated anew");
    }

    @Test
    void a_module_that_goes_a_little_late_and_comes_with_a_new_number_is_back() {
        PlugStages stages = new PlugStages("b1", "wlan0", UsbProbe.parse(UP).module());
        stages.seen(UsbProbe.parse(UP), Duration.ofMillis(100));
        assertThat(stages.isOver()).isFalse();
        stages.seen(UsbProbe.parse(NOTHING), Duration.ofMillis(300));
        stages.seen(UsbProbe.parse(UP.replace("85", "86")), Duration.ofMillis(500));

        assertThat(stages.ended(1, "").outcome()).isEqualTo("back");
        assertThat(stages.ended(1, "").deviceAfter()).isEqualTo(0.5);
    }

    @Test
    void a_module_that_is_there_in_the_next_boot_did_not_come_back() {
        assertThat(watched("wlan0", DEVICE, UP.replace("b1", "b2")).outcome()).isEqualTo("box-rebooted");
    }

    @Test
    void one_plug_of_a_mode_switching_stick_is_two_enumerations_and_no_failure() {
        String disk = "boot b1\nswitching 1-1.3 84 480\ndriver usb-storage\nend\n";

        RunEvent.PlugEnded ended = watched("wlan0", disk, NOTHING, DEVICE, UP);

        assertThat(ended.outcome()).isEqualTo("back");
        assertThat(ended.deviceAfter()).isEqualTo(3.0);
        assertThat(ended.detail()).contains("device 85", "first a CD-ROM, device 84");
        assertThat(watched("wlan0", disk, disk).detail()).contains("usb_modeswitch");
        assertThat(watched("wlan0", disk, disk).outcome()).isEqualTo("no-device");
    }

    @Test
    void a_box_that_was_out_of_reach_before_the_plug_is_not_said_to_have_rebooted() {
        PlugStages stages = new PlugStages("", "wlan0", null);
        stages.seen(UsbProbe.parse(UP), Duration.ofSeconds(1));

        assertThat(stages.ended(1, "").outcome()).isEqualTo("back");
    }

    @Test
    void a_module_that_is_there_when_a_lost_link_is_back_came_back_at_a_time_that_nobody_knows() {
        PlugStages stages = new PlugStages("b1", "wlan0", null);
        stages.unreachable(BoxUnreachableException.Kind.OFFLINE);
        assertThat(stages.isBlind()).isTrue();
        stages.late();
        stages.seen(UsbProbe.parse(UP), Duration.ofSeconds(40));

        RunEvent.PlugEnded ended = stages.ended(1, "");

        assertThat(ended.outcome()).isEqualTo("back");
        assertThat(ended.deviceAfter()).isNull();
        assertThat(ended.detail()).contains("only when the link to the box was back");
    }

    @Test
    void a_box_that_stops_answering_is_said_with_what_was_seen_before() {
        PlugStages stages = new PlugStages("b1", "wlan0", null);
        stages.seen(UsbProbe.parse(DEVICE), Duration.ofSeconds(1));
        stages.unreachable(BoxUnreachableException.Kind.DEADLINE);
        stages.unreachable(BoxUnreachableException.Kind.OFFLINE);

        RunEvent.PlugEnded ended = stages.ended(1, "");

        assertThat(ended.outcome()).isEqualTo("box-lost");
        assertThat(ended.detail())
                .isEqualTo("device 85 at port 1-1.3 with 480 Mbit/s, no driver bound, then the box stopped answering"
                        + " (adb: offline)");
    }

    @Test
    void a_plug_of_which_nothing_was_seen_says_just_that() {
        PlugStages stages = new PlugStages("b1", "wlan0", null);
        stages.seen(UsbProbe.parse(""), Duration.ofSeconds(1));
        stages.unreachable(BoxUnreachableException.Kind.DEADLINE);
        stages.unreachable(BoxUnreachableException.Kind.OFFLINE);

        assertThat(stages.ended(1, "").detail())
                .doesNotStartWith(",")
                .endsWith("the box stopped answering (adb: offline)");
    }

    private static RunEvent.PlugEnded watched(@Nullable String wanted, String... looks) {
        PlugStages stages = new PlugStages("b1", wanted, null);
        for (int i = 0; i < looks.length; i++) {
            stages.seen(UsbProbe.parse(looks[i]), Duration.ofSeconds(i + 1));
        }
        return stages.ended(3, "1201");
    }
}
