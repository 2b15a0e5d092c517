package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.LcusBoard;
import org.boxsoak.fake.LcusBoard.Variant;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.boxsoak.fake.SimulatedBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against simulated firmware on a real pseudo terminal: the bytes are those of the data sheets. */
class LcusRelayTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_variant_is_found_without_switching_anything_and_driven(Variant variant) throws IOException {
        LcusBoard firmware = LcusBoard.of(variant, 4);
        RelayState off = variant == Variant.SILENT ? RelayState.UNKNOWN : RelayState.OFF;
        RelayState on = variant == Variant.SILENT ? RelayState.UNKNOWN : RelayState.ON;

        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware)) {
            try (Relay relay = open(board, Map.of("channel", "2"))) {
                assertThat(relay.state()).isEqualTo(off);
                relay.on();
                await().until(() -> firmware.coils().isOn(2));
                assertThat(relay.state()).isEqualTo(on);
                relay.off();
                await().until(() -> !firmware.coils().isOn(2));
                assertThat(relay.state()).isEqualTo(off);
            }
        }
    }

    @Test
    void a_board_that_is_on_is_still_on_after_it_was_opened() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.FEEDBACK, 1);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware)) {
            open(board, Map.of()).close();
            try (Relay relay = open(board, Map.of())) {
                relay.on();
            }

            try (Relay relay = open(board, Map.of())) {
                assertThat(relay.state()).isEqualTo(RelayState.ON);
            }
        }
    }

    @Test
    void feedback_is_asked_with_operation_05_and_never_with_02() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.FEEDBACK, 2);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of())) {
            // Detection, and the first reading.
            assertThat(board.received()).isEqualTo("A0 01 05 A6 A0 01 05 A6");

            relay.on();
            assertThat(board.received()).isEqualTo("A0 01 05 A6 A0 01 01 A2 A0 01 05 A6");
            relay.off();
            assertThat(board.received()).isEqualTo("A0 01 05 A6 A0 01 00 A1 A0 01 05 A6");
        }
    }

    @Test
    void a_report_is_asked_twice_since_the_first_may_be_old() throws IOException {
        LcusBoard firmware = LcusBoard.stale(2);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of("channel", "2", "read-back", "report"))) {
            board.received();

            relay.on();
            assertThat(board.received()).isEqualTo("FF FF A0 02 01 A3 FF FF");
            relay.off();
            assertThat(board.received()).isEqualTo("FF FF A0 02 00 A2 FF FF");
        }
    }

    @Test
    void without_read_back_nothing_is_asked() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.SILENT, 1);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of("read-back", "none"))) {
            relay.on();

            await().until(() -> firmware.coils().isOn(1));
            assertThat(board.received()).isEqualTo("A0 01 01 A2");
        }
    }

    @Test
    void normally_closed_turns_the_relay_around() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.FEEDBACK, 1);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of("normally", "closed"))) {
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();
            assertThat(firmware.coils().isOn(1)).isTrue();
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            relay.on();
            assertThat(firmware.coils().isOn(1)).isFalse();
        }
    }

    @Test
    void a_relay_that_does_not_move_is_said_with_what_was_expected() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.BINARY, 8);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of("channel", "5"))) {
            firmware.coils().stick(5);

            assertThatThrownBy(relay::on)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("lcus board at " + board.port() + ", channel 5", "module ON", "says OFF");
        }
    }

    @Test
    void a_board_that_reset_itself_is_noticed_once() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.FEEDBACK, 1);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of())) {
            relay.on();
            firmware.coils().allOff();

            assertThatThrownBy(relay::off)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("changed by itself", board.port(), "left with the module ON", "says OFF");
            relay.on();
            assertThat(firmware.coils().isOn(1)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FEEDBACK", "SILENT"})
    void a_board_that_is_pulled_out_is_lost_and_is_found_again(Variant variant) throws IOException {
        LcusBoard firmware = LcusBoard.of(variant, 2);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(board, Map.of())) {
            relay.on();
            board.pullOut();

            assertThatThrownBy(relay::off)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll(board.port(), "plugged in");
            assertThatThrownBy(relay::on).isInstanceOf(BenchException.class).hasMessageContaining("is not there");
            board.plugIn();
            relay.on();
            await().until(() -> firmware.coils().isOn(1));
        }
    }

    @Test
    void a_channel_that_the_board_does_not_have_is_a_wrong_setting() throws IOException {
        try (SimulatedBoard board = SimulatedBoard.plug(folder, LcusBoard.of(Variant.ASCII, 2))) {
            assertThatThrownBy(() -> open(board, Map.of("channel", "3")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("'channel' is 3", "has 2 relays");
        }
    }

    @Test
    void a_port_that_is_not_there_is_the_benchs_fault() {
        Path port = folder.resolve("ttyUSB9");

        assertThatThrownBy(() -> new LcusRelayProvider()
                        .open(Map.of("port", port.toString(), "channel", "1"), RelayContexts.of(new ManualClock())))
                .isInstanceOf(BenchException.class)
                .hasMessageContainingAll(port.toString(), "is not there");
    }

    @Test
    void two_relays_never_drive_one_board() throws IOException {
        try (SimulatedBoard board = SimulatedBoard.plug(folder, LcusBoard.of(Variant.FEEDBACK, 2))) {
            try (Relay first = open(board, Map.of())) {
                assertThatThrownBy(() -> open(board, Map.of("channel", "2")))
                        .isInstanceOf(BenchException.class)
                        .hasMessageContainingAll(
                                board.port(),
                                "process " + ProcessHandle.current().pid() + " since 2026-01-02T03:04:05Z");
                assertThat(first.state()).isEqualTo(RelayState.OFF);
            }
            open(board, Map.of("channel", "2")).close();
        }
    }

    private static Relay open(SimulatedBoard board, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("port", board.port(), "channel", "1"));
        settings.putAll(more);
        return new LcusRelayProvider().open(settings, RelayContexts.of(new ManualClock()));
    }
}
