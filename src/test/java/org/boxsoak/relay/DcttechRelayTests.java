package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DcttechRelayTests {
    private final FakeHidBus bus = new FakeHidBus();
    private final Board kitchen = new Board("KITCH");
    private final Board garden = new Board("GARDE");
    private final HidName kitchenName = name("USBRelay2");
    private final HidName gardenName = name("USBRelay8");

    @Test
    void one_board_needs_no_serial_number_and_gets_the_bytes_of_the_data_sheet() {
        bus.plug(kitchenName, kitchen);
        try (Relay relay = open(Map.of("channel", "2"))) {
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            relay.on();
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();

            assertThat(kitchen.reports).containsExactly("FF 02 00 00 00 00 00 00", "FD 02 00 00 00 00 00 00");
        }
    }

    @Test
    void several_boards_are_told_apart_by_the_serial_number_in_their_reports() {
        bus.plug(kitchenName, kitchen);
        bus.plug(gardenName, garden);
        try (Relay relay = open(Map.of("channel", "1", "serial", "GARDE"))) {
            relay.on();

            assertThat(garden.mask).isEqualTo(1);
            assertThat(kitchen.mask).isZero();
        }
        assertThatThrownBy(() -> open(Map.of("channel", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'serial'", "KITCH at " + kitchenName.path(), "GARDE at " + gardenName.path());
        assertThatThrownBy(() -> open(Map.of("channel", "1", "serial", "CELLA")))
                .isInstanceOf(BenchException.class)
                .hasMessageContainingAll("serial number CELLA", "KITCH", "GARDE");
    }

    @Test
    void boards_with_one_serial_number_are_told_apart_by_their_paths() {
        Board twin = new Board("KITCH");
        bus.plug(kitchenName, kitchen);
        bus.plug(gardenName, twin);
        try (Relay relay = open(Map.of("channel", "1", "serial", "KITCH", "path", gardenName.path()))) {
            relay.on();
            assertThat(twin.mask).isEqualTo(1);
        }
        assertThatThrownBy(() -> open(Map.of("channel", "1", "serial", "KITCH")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'path'");
    }

    @Test
    void other_devices_of_the_shared_usb_id_are_not_touched() {
        bus.plug(new HidName("/dev/hidraw7", 0x16C0, 0x05DF, "obdev.at", "DataStore", ""), kitchen);

        assertThatThrownBy(() -> open(Map.of("channel", "1")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("there is none");
        assertThat(bus.opened).isEmpty();
    }

    @Test
    void a_relay_that_the_board_does_not_have_is_a_wrong_setting() {
        bus.plug(kitchenName, kitchen);

        assertThatThrownBy(() -> open(Map.of("channel", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'channel' is 3", "has 2 relays");
    }

    @Test
    void a_board_that_comes_back_elsewhere_is_found_by_its_serial_number() {
        bus.plug(kitchenName, kitchen);
        bus.plug(gardenName, garden);
        try (Relay relay = open(Map.of("channel", "1", "serial", "KITCH"))) {
            relay.on();
            bus.pull(kitchenName);
            assertThatThrownBy(relay::state).isInstanceOf(BenchException.class);
            assertThatThrownBy(relay::off)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("KITCH", "gone", "GARDE");

            // Power loss: all relays are off.
            kitchen.mask = 0;
            bus.plug(name("USBRelay2"), kitchen);
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            relay.on();
            assertThat(kitchen.mask).isEqualTo(1);
        }
    }

    @Test
    void a_reset_by_the_coils_noise_is_noticed() {
        bus.plug(kitchenName, kitchen);
        try (Relay relay = open(Map.of("channel", "1"))) {
            relay.on();
            kitchen.mask = 0;

            assertThatThrownBy(relay::off)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("changed by itself", "dcttech-hid board KITCH, relay 1");
        }
    }

    @Test
    void the_last_of_eight_bytes_is_the_state() {
        DcttechReport report = DcttechReport.parse(hex("42 49 54 46 54 00 00 05"));

        assertThat(report.serial()).isEqualTo("BITFT");
        assertThat(List.of(report.isOn(1), report.isOn(2), report.isOn(3))).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A report id before it, which pushes the state out of the eight bytes; and the other way round.
                "00 42 49 54 46 54 00 00",
                "49 54 46 54 00 00 05 00",
                "00 00 00 00 00 00 00 00",
                "42 49 54 46 54 00 00",
                "42 49 54 46 54 00 00 05 00"
            })
    void a_report_that_is_not_in_its_place_is_not_believed(String bytes) {
        assertThatThrownBy(() -> DcttechReport.parse(hex(bytes)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining(bytes);
    }

    private Relay open(Map<String, String> settings) {
        return new DcttechRelayProvider(() -> bus).open(new HashMap<>(settings), RelayContexts.of(new ManualClock()));
    }

    private static HidName name(String product) {
        return new HidName("/dev/hidraw-" + UUID.randomUUID(), 0x16C0, 0x05DF, "www.dcttech.com", product, "");
    }

    private static byte[] hex(String bytes) {
        return HexFormat.ofDelimiter(" ").parseHex(bytes);
    }

    /** The board's program. */
    private static final class Board implements FakeHidBus.Device {
        private final String serial;
        private final List<String> reports = new ArrayList<>();
        private int mask;

        Board(String serial) {
            this.serial = serial;
        }

        @Override
        public void feature(byte[] report) {
            reports.add(Hex.of(report));
            int bit = 1 << (report[1] - 1);
            mask = (report[0] & 0xff) == 0xFF ? mask | bit : mask & ~bit;
        }

        @Override
        public byte[] feature() {
            byte[] report = new byte[8];
            System.arraycopy(serial.getBytes(StandardCharsets.US_ASCII), 0, report, 0, 5);
            report[7] = (byte) mask;
            return report;
        }

        @Override
        public byte[] answer(byte[] report) {
            throw new AssertionError("this board has no output reports");
        }
    }
}
