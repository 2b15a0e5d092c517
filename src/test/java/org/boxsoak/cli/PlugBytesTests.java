package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.fake.DevantechBoard;
import org.boxsoak.fake.Firmware;
import org.boxsoak.fake.KmtronicBoard;
import org.boxsoak.fake.LcusBoard;
import org.boxsoak.fake.LcusBoard.Variant;
import org.boxsoak.fake.NumatoBoard;
import org.boxsoak.fake.SimulatedBoard;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** {@code boxsoak plug} against each family of boards on a serial line, simulated on a real pseudo terminal: every byte that goes out. */
class PlugBytesTests {
    @TempDir
    Path folder;

    /**
     * A board and its words, as its data sheet writes them.
     *
     * @param opening how the board is got to know
     * @param question how its state is asked; empty: it cannot be
     */
    private record Board(
            String name, String settings, Firmware firmware, String opening, String question, String on, String off) {
        String port(String path) {
            return "relay: { " + settings + ", port: '" + path + "', minimum-off: 0s }\n";
        }

        /** A switching between two questions, and the question whose answer is told. */
        String switching(String order) {
            return words(question, order, question, question);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Board> boards() {
        String lcus = "A0 02 05 A7";
        String on = "A0 02 01 A3";
        String off = "A0 02 00 A2";
        return Stream.of(
                new Board(
                        "lcus that answers operation 05",
                        "type: lcus, channel: 2",
                        LcusBoard.of(Variant.FEEDBACK, 4),
                        words(lcus, lcus),
                        lcus,
                        on,
                        off),
                new Board(
                        "lcus that reports",
                        "type: lcus, channel: 2",
                        LcusBoard.of(Variant.ASCII, 4),
                        words(lcus, "FF FF", "FF FF", "FF FF"),
                        "FF FF",
                        on,
                        off),
                new Board(
                        "lcus that says nothing",
                        "type: lcus, channel: 8",
                        LcusBoard.of(Variant.SILENT, 8),
                        "A0 08 05 AD FF",
                        "",
                        "A0 08 01 A9",
                        "A0 08 00 A8"),
                new Board(
                        "lcus that is not asked",
                        "type: lcus, channel: 1, read-back: none",
                        LcusBoard.of(Variant.SILENT, 1),
                        "",
                        "",
                        "A0 01 01 A2",
                        "A0 01 00 A1"),
                new Board(
                        "lcus at its normally closed contact",
                        "type: lcus, channel: 1, read-back: none, normally: closed",
                        LcusBoard.of(Variant.SILENT, 1),
                        "",
                        "",
                        "A0 01 00 A1",
                        "A0 01 01 A2"),
                new Board(
                        "kmtronic of 2",
                        "type: kmtronic, channel: 2",
                        new KmtronicBoard(2),
                        "FF 09 00 FF 02 03",
                        "FF 02 03",
                        "FF 02 01",
                        "FF 02 00"),
                new Board(
                        "kmtronic of 8",
                        "type: kmtronic, channel: 7",
                        new KmtronicBoard(8),
                        "FF 09 00 FF 09 00",
                        "FF 09 00",
                        "FF 07 01",
                        "FF 07 00"),
                new Board(
                        "devantech RLY08",
                        "type: devantech, channel: 8",
                        new DevantechBoard(0x08, 8),
                        "5A",
                        "5B",
                        "6C",
                        "76"),
                new Board(
                        "devantech RLY02",
                        "type: devantech, channel: 1",
                        new DevantechBoard(0x0A, 2),
                        "5A",
                        "5B",
                        "65",
                        "6F"),
                numato(8, 3, "3"),
                numato(16, 10, "A"),
                numato(32, 31, "V"),
                numato(64, 7, "07"));
    }

    /** A carriage return first ends what another program may have left unfinished. */
    private static Board numato(int relays, int channel, String number) {
        return new Board(
                "numato of " + relays,
                "type: numato, channel: " + channel,
                new NumatoBoard(relays),
                hex("\rrelay readall\r"),
                hex("\rrelay read " + number + "\r"),
                hex("\rrelay on " + number + "\r"),
                hex("\rrelay off " + number + "\r"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boards")
    void on_off_and_cycle_send_what_the_data_sheet_says_and_nothing_else(Board board) throws IOException {
        try (SimulatedBoard simulated = SimulatedBoard.plug(folder, board.firmware())) {
            String bench = Files.writeString(
                            folder.resolve("bench.yaml"), "box: { local: {} }\n" + board.port(simulated.port()))
                    .toString();

            plug("on", "--bench", bench);
            gets(simulated, words(board.opening(), board.switching(board.on())));
            plug("off", "--bench", bench);
            gets(simulated, words(board.opening(), board.switching(board.off())));
            plug("cycle", "--bench", bench, "--off", "1ms");
            gets(simulated, words(board.opening(), board.switching(board.off()), board.switching(board.on())));
        }
    }

    /** The last bytes may still be on the line when the command has ended. */
    private static void gets(SimulatedBoard board, String expected) {
        StringBuilder got = new StringBuilder();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            String more = board.received();
            got.append(got.isEmpty() || more.isEmpty() ? "" : " ").append(more);
            assertThat(got).hasToString(expected);
        });
    }

    private static String words(String... parts) {
        return String.join(
                " ", Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
    }

    private static String hex(String text) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void plug(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("plug"));
        all.addAll(List.of(arguments));
        assertThat(command.execute(all.toArray(String[]::new)))
                .as(err.toString())
                .isZero();
    }
}
