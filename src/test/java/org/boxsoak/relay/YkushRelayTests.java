package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YkushRelayTests {
    private final FakeHidBus bus = new FakeHidBus();
    private final Hub hub = new Hub();

    @ParameterizedTest
    @CsvSource({
        "F2F7, 1, 11, 01, 21",
        "F2F7, 2, 12, 02, 22",
        "0042, 3, 13, 03, 23",
        "F11B, 3, 13, 03, 23",
        "F0CD, 1, 11, 01, 21"
    })
    void every_model_gets_the_bytes_of_its_data_sheet(
            String product, String port, String up, String down, String state) {
        plug(product, "YK1");
        try (Relay relay = open(Map.of("port", port))) {
            relay.on();
            relay.off();

            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            assertThat(hub.commands).containsExactly(state, up, state, state, down, state, state);
        }
    }

    @Test
    void a_port_that_the_hub_does_not_have_is_a_wrong_setting() {
        plug("F0CD", "YKX1");

        assertThatThrownBy(() -> open(Map.of("port", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'port' is 2", "YKX1 has 1");
    }

    @Test
    void a_hub_that_refuses_is_the_benchs_fault() {
        plug("F2F7", "YK1");
        try (Relay relay = open(Map.of("port", "1"))) {
            hub.status = (byte) 0xFF;

            assertThatThrownBy(relay::on)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("ykush hub YK1, port 1", "FF");
        }
    }

    @Test
    void other_devices_of_microchips_vendor_id_are_no_hubs() {
        plug("003F", "");

        assertThatThrownBy(() -> open(Map.of("port", "1")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("there is none");
    }

    private void plug(String product, String serial) {
        bus.plug(
                new HidName(
                        "/dev/hidraw-" + UUID.randomUUID(),
                        0x04D8,
                        Integer.parseInt(product, 16),
                        "Yepkit Lda.",
                        "YKUSH",
                        serial),
                hub);
    }

    private Relay open(Map<String, String> settings) {
        return new YkushRelayProvider(() -> bus).open(settings, RelayContexts.of(new ManualClock()));
    }

    /** The hub's program. */
    private static final class Hub implements FakeHidBus.Device {
        private final List<String> commands = new ArrayList<>();
        private final boolean[] up = new boolean[4];
        private byte status = 1;

        @Override
        public byte[] answer(byte[] report) {
            assertThat(report).hasSize(64);
            commands.add(Hex.of(report[0]));
            int port = report[0] & 0x0f;
            byte[] answer = new byte[64];
            answer[0] = status;
            switch (report[0] & 0xf0) {
                case 0x10 -> up[port] = true;
                case 0x00 -> up[port] = false;
                default -> answer[1] = (byte) ((up[port] ? 0x10 : 0x00) | port);
            }
            return answer;
        }

        @Override
        public void feature(byte[] report) {
            throw new AssertionError("this hub has no feature reports");
        }

        @Override
        public byte[] feature() {
            throw new AssertionError("this hub has no feature reports");
        }
    }
}
