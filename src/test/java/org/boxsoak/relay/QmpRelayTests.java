package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.FakeQmp;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small QEMU of the test's own on a real socket; the real QEMU is asked in VirtualBoxIT. */
class QmpRelayTests {
    private static final String DELETED = "{\"event\": \"DEVICE_DELETED\", \"data\": {\"device\": \"wifi\"}}\r\n";

    @TempDir
    Path folder;

    private final Set<String> devices = new HashSet<>();
    private final Set<String> networks = new HashSet<>();

    @Test
    void on_and_off_are_obeyed_once_and_read_back() throws IOException {
        try (FakeQmp fake = qemu();
                Relay relay = relay("usb-net")) {
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            relay.on();
            relay.on();
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            assertThat(networks).containsExactly("wifi-net");
            relay.off();
            relay.off();
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            assertThat(networks).isEmpty();

            assertThat(fake.requests())
                    .filteredOn(r -> r.contains("device_add"))
                    .hasSize(1);
            assertThat(fake.requests())
                    .filteredOn(r -> r.contains("device_del"))
                    .hasSize(1);
        }
    }

    @Test
    void a_plug_that_was_interrupted_halfway_is_made_whole() throws IOException {
        networks.add("wifi-net");
        try (FakeQmp fake = qemu();
                Relay relay = relay("usb-net")) {
            relay.on();

            assertThat(relay.state()).isEqualTo(RelayState.ON);
            assertThat(fake.requests()).anyMatch(r -> r.contains("netdev_add"));
        }
    }

    @Test
    void a_device_without_network_needs_none() throws IOException {
        try (FakeQmp fake = qemu();
                Relay relay = relay("usb-kbd")) {
            relay.on();

            assertThat(fake.requests()).noneMatch(r -> r.contains("netdev_add"));
            assertThat(fake.requests()).anyMatch(r -> r.contains("\"driver\":\"usb-kbd\""));
        }
    }

    @Test
    void without_qemu_the_bench_has_failed() {
        try (Relay relay = relay("usb-net")) {
            assertThatThrownBy(relay::on).isInstanceOf(BenchException.class).hasMessageContaining("is not running");
            assertThatThrownBy(relay::state).isInstanceOf(BenchException.class);
        }
    }

    @Test
    void the_type_is_found_by_its_word() {
        assertThat(ServiceLoader.load(RelayProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(p -> p.type().equals("qmp")))
                .singleElement()
                .satisfies(
                        p -> assertThat(p.settings()).extracting(Setting::name).containsExactly("socket", "device"));
    }

    @Test
    void wrong_settings_are_said() {
        assertThatThrownBy(() -> new QmpRelayProvider().open(Map.of(), RelayContexts.of(new ManualClock())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'socket' is missing");
        assertThatThrownBy(() -> relay("e1000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'device' is e1000");
    }

    private Relay relay(String device) {
        return new QmpRelayProvider()
                .open(
                        Map.of("socket", folder.resolve("qmp.sock").toString(), "device", device),
                        RelayContexts.of(new ManualClock()));
    }

    private FakeQmp qemu() throws IOException {
        return FakeQmp.start(folder.resolve("qmp.sock"), FakeQmp.GREETING, request -> List.of(answer(request)));
    }

    private String answer(String request) {
        if (request.contains("\"qom-list\"")) {
            String list = devices.contains("wifi") ? "{\"name\": \"wifi\", \"type\": \"child<usb-net>\"}" : "";
            return FakeQmp.reply(
                    request, "\"return\": [{\"name\": \"xhci\"}" + (list.isEmpty() ? "" : ", " + list) + "]");
        }
        if (request.contains("\"netdev_add\"") && !networks.add("wifi-net")) {
            return refusal(request, "GenericError", "Duplicate ID 'wifi-net' for netdev");
        }
        if (request.contains("\"netdev_del\"") && !networks.remove("wifi-net")) {
            return refusal(request, "DeviceNotFound", "Device 'wifi-net' not found");
        }
        if (request.contains("\"device_add\"")) {
            devices.add("wifi");
        }
        if (request.contains("\"device_del\"")) {
            devices.remove("wifi");
            return DELETED + FakeQmp.reply(request, "\"return\": {}");
        }
        return FakeQmp.reply(request, "\"return\": {}");
    }

    private static String refusal(String request, String errorClass, String description) {
        return FakeQmp.reply(
                request, "\"error\": {\"class\": \"%s\", \"desc\": \"%s\"}".formatted(errorClass, description));
    }
}
