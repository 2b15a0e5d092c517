package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;
import org.boxsoak.plan.UsbId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void the_script_finds_the_module_among_hubs_interfaces_and_other_devices(@TempDir Path folder) throws IOException {
        device(folder, "1-0:1.0", null, 0);
        device(folder, "1-1", "0bda:8153", 3);
        device(folder, "1-2", "0525:a4a2", 4);
        device(folder, "1-2:1.0", null, 0);
        Files.createDirectories(folder.resolve("1-2:1.0/net/wlan0"));
        Files.writeString(folder.resolve("1-2:1.0/net/wlan0/operstate"), "up\n");
        Files.createSymbolicLink(
                folder.resolve("1-2:1.0/driver"), Files.createDirectories(folder.resolve("drivers/wlan_soak_usb")));
        device(folder, "2-0:1.0", null, 0);
        device(folder, "usb1", "1d6b:0002", 1);
        String script = UsbProbe.command(folder.toString(), UsbId.parse("0525:a4a2"), "0bda:1a2b");

        String answer = Programs.run(List.of("sh", "-c", script), Duration.ofSeconds(20))
                .output();

        assertThat(UsbProbe.parse(answer).module())
                .as(answer)
                .isEqualTo(new UsbModule("1-2", 4, "480", "wlan_soak_usb", List.of("wlan0"), false));
    }

    @Test
    void descriptors_are_read_byte_by_byte(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[73];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (200 + i);
        }
        Files.write(folder.resolve("descriptors"), bytes);
        UsbModule module = new UsbModule("1-2", 4, "480", "", List.of(), false);
        String[] asked = {""};
        UsbProbe probe = new UsbProbe(
                shell(command -> {
                    asked[0] = command;
                    return UsbProbe.descriptorsCommand(folder.toString());
                }),
                UsbId.parse("0525:a4a2"));

        assertThat(probe.descriptors(module)).isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(asked[0]).contains("/sys/bus/usb/devices/1-2/descriptors");
        Files.delete(folder.resolve("descriptors"));
        assertThat(probe.descriptors(module)).isEmpty();
    }

    /** Runs on this host what another command stands for. */
    private static BoxShell shell(UnaryOperator<String> instead) {
        return new BoxShell() {
            @Override
            public ShellReply run(String command, Duration deadline) {
                var reply = Programs.run(List.of("sh", "-c", instead.apply(command)), deadline);
                return new ShellReply(reply.exitCode(), reply.output(), Duration.ZERO);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static void device(Path folder, String name, @Nullable String id, int devnum) throws IOException {
        Path device = Files.createDirectories(folder.resolve(name));
        if (id != null) {
            Files.writeString(device.resolve("idVendor"), id.substring(0, 4) + "\n");
            Files.writeString(device.resolve("idProduct"), id.substring(5) + "\n");
            Files.writeString(device.resolve("devnum"), devnum + "\n");
            Files.writeString(device.resolve("speed"), "480\n");
        }
    }

    @Test
    void noise_of_the_shell_is_passed_over() {
        assertThat(UsbProbe.parse("sh: readlink: not found\n\ndevice\nboot b\nend")
                        .module())
                .isNull();
    }
}
