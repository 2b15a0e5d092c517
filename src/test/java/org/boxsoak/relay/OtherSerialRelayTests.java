package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.DevantechBoard;
import org.boxsoak.fake.Firmware;
import org.boxsoak.fake.KmtronicBoard;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.NumatoBoard;
import org.boxsoak.fake.RelayCoils;
import org.boxsoak.fake.RelayContexts;
import org.boxsoak.fake.SimulatedBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numato, KMTronic and Devantech boards, simulated by their data sheets on a real pseudo terminal. */
class OtherSerialRelayTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"8, 0, 0", "16, 10, A", "32, 31, V", "64, 7, 07"})
    void numato_names_a_relay_as_its_board_wants(int relays, int channel, String number) throws IOException {
        NumatoBoard firmware = new NumatoBoard(relays);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(new NumatoRelayProvider(), board, channel)) {
            assertThat(text(board)).isEqualTo("\rrelay readall\r");
            relay.on();
            assertThat(firmware.coils().isOn(channel)).isTrue();
            assertThat(text(board))
                    .isEqualTo("\rrelay read %1$s\r\rrelay on %1$s\r\rrelay read %1$s\r".formatted(number));
            relay.off();
            assertThat(text(board)).contains("\rrelay off " + number + "\r");
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
        }
    }

    @Test
    void numato_ends_a_line_that_another_program_left_unfinished() throws IOException {
        NumatoBoard firmware = new NumatoBoard(8);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware)) {
            "relay o".chars().forEach(firmware::take);

            try (Relay relay = open(new NumatoRelayProvider(), board, 3)) {
                relay.on();
                assertThat(firmware.coils().isOn(3)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void large_kmtronic_boards_are_asked_for_all_relays(int relays) throws IOException {
        KmtronicBoard firmware = new KmtronicBoard(relays);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(new KmtronicRelayProvider(), board, 4)) {
            board.received();
            relay.on();
            assertThat(board.received()).isEqualTo("FF 09 00 FF 04 01 FF 09 00");
            assertThat(firmware.coils().isOn(4)).isTrue();
            relay.off();
            assertThat(board.received()).isEqualTo("FF 09 00 FF 04 00 FF 09 00");
        }
    }

    @Test
    void small_kmtronic_boards_are_asked_for_one() throws IOException {
        KmtronicBoard firmware = new KmtronicBoard(2);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(new KmtronicRelayProvider(), board, 2)) {
            board.received();
            relay.on();
            assertThat(board.received()).isEqualTo("FF 02 03 FF 02 01 FF 02 03");
            relay.off();
            assertThat(board.received()).isEqualTo("FF 02 03 FF 02 00 FF 02 03");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 65, 6F", "8, 6C, 76"})
    void devantech_boards_take_single_bytes(int channel, String on, String off) throws IOException {
        DevantechBoard firmware = new DevantechBoard(0x08, 8);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(new DevantechRelayProvider(), board, channel)) {
            assertThat(board.received()).isEqualTo("5A");
            relay.on();
            assertThat(board.received()).isEqualTo("5B " + on + " 5B");
            assertThat(firmware.coils().isOn(channel)).isTrue();
            relay.off();
            assertThat(board.received()).isEqualTo("5B " + off + " 5B");
        }
    }

    @Test
    void a_board_of_another_make_is_not_driven() throws IOException {
        // The commands of a Devantech board mean nothing to it, and it echoes none of them.
        refuses(new DevantechRelayProvider(), new KmtronicBoard(8), 1, BenchException.class, "to 5A");
        refuses(new NumatoRelayProvider(), new KmtronicBoard(8), 1, BenchException.class, "prompt");
        refuses(new KmtronicRelayProvider(), new DevantechBoard(0x08, 8), 4, BenchException.class, "did not answer");
        refuses(new DevantechRelayProvider(), new DevantechBoard(0x55, 8), 1, BenchException.class, "module 55");
    }

    @Test
    void a_channel_that_the_board_does_not_have_is_a_wrong_setting() throws IOException {
        Class<? extends Exception> wrong = IllegalArgumentException.class;

        refuses(new NumatoRelayProvider(), new NumatoBoard(8), 8, wrong, "'channel' is 8");
        refuses(new KmtronicRelayProvider(), new KmtronicBoard(4), 5, wrong, "'channel' is 5");
        refuses(new DevantechRelayProvider(), new DevantechBoard(0x0A, 2), 3, wrong, "USB_RLY02");
    }

    @Test
    void a_stuck_relay_a_reset_and_a_lost_board_are_noticed() throws IOException {
        NumatoBoard numato = new NumatoBoard(8);
        KmtronicBoard kmtronic = new KmtronicBoard(8);
        DevantechBoard devantech = new DevantechBoard(0x09, 8);

        troubles(new NumatoRelayProvider(), numato, numato.coils());
        troubles(new KmtronicRelayProvider(), kmtronic, kmtronic.coils());
        troubles(new DevantechRelayProvider(), devantech, devantech.coils());
    }

    private void troubles(RelayProvider family, Firmware firmware, RelayCoils coils) throws IOException {
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware);
                Relay relay = open(family, board, 1)) {
            relay.on();
            coils.allOff();
            assertThatThrownBy(relay::state)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("changed by itself");
            coils.loseNext(1);
            relay.on();
            coils.stick(1);
            assertThatThrownBy(relay::off).isInstanceOf(BenchException.class).hasMessageContaining("did not obey");
            board.pullOut();
            assertThatThrownBy(relay::off).isInstanceOf(BenchException.class).hasMessageContaining(board.port());
        }
    }

    private void refuses(
            RelayProvider family, Firmware firmware, int channel, Class<? extends Exception> how, String words)
            throws IOException {
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware)) {
            assertThatThrownBy(() -> open(family, board, channel))
                    .isInstanceOf(how)
                    .hasMessageContaining(words);
        }
    }

    private static Relay open(RelayProvider family, SimulatedBoard board, int channel) {
        return family.open(
                Map.of("port", board.port(), "channel", Integer.toString(channel)),
                RelayContexts.of(new ManualClock()));
    }

    private static String text(SimulatedBoard board) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(board.received());
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
