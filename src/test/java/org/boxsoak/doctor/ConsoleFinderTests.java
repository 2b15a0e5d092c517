package org.boxsoak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.ByteStream;
import org.boxsoak.box.ShellReply;
import org.boxsoak.console.ConsoleSource;
import org.boxsoak.fake.PseudoTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleFinderTests {
    private static final Pattern TOKEN = Pattern.compile("boxsoak-doctor-[0-9a-f]{8}");

    @TempDir
    Path folder;

    @Test
    void the_port_that_hears_the_boxs_word_is_its_console() throws Exception {
        try (PseudoTerminal other = PseudoTerminal.in(Files.createDirectory(folder.resolve("a")));
                PseudoTerminal console = PseudoTerminal.in(Files.createDirectory(folder.resolve("b")))) {
            Box box = new TalkingBox(token -> write(console, "[   12.345678] " + token + "\r\n"));

            Finding finding = finder(box)
                    .find(List.of(other.port().toString(), console.port().toString()));

            assertThat(finding.health()).isEqualTo(Finding.Health.OK);
            assertThat(finding.found()).isEqualTo("console: { port: " + console.port() + ", baud: 115200 }");
        }
    }

    @Test
    void where_no_port_hears_the_box_that_is_said_with_what_was_tried() throws Exception {
        try (PseudoTerminal other = PseudoTerminal.in(folder)) {
            Finding finding = finder(new TalkingBox(token -> {}))
                    .find(List.of(other.port().toString()));

            assertThat(finding.health()).isEqualTo(Finding.Health.FAILED);
            assertThat(finding.found()).contains(other.port().toString(), "1500000");
            assertThat(finding.mend()).contains("RX and TX");
        }
    }

    @Test
    void a_console_that_only_echoes_is_good_enough_for_a_box_that_does_not_answer() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.in(folder)) {
            Thread echo = new Thread(() -> echo(terminal), "echo");
            echo.setDaemon(true);
            echo.start();

            Finding finding = new ConsoleExamination(
                            new TalkingBox(token -> {}),
                            ConsoleSource.serial(terminal.port().toString(), 115_200),
                            new SystemRunClock(),
                            new Cancellation())
                    .examine(false);

            assertThat(finding.health()).isEqualTo(Finding.Health.OK);
            assertThat(finding.found()).contains("echoes");
        }
    }

    @Test
    void a_console_that_is_not_there_is_a_failure() {
        Finding finding = new ConsoleExamination(
                        new TalkingBox(token -> {}),
                        ConsoleSource.serial(folder.resolve("nothing").toString(), 115_200),
                        new SystemRunClock(),
                        new Cancellation())
                .examine(false);

        assertThat(finding.health()).isEqualTo(Finding.Health.FAILED);
        assertThat(finding.mend()).contains("--find-console");
    }

    private static ConsoleFinder finder(Box box) {
        return new ConsoleFinder(box, new SystemRunClock(), new Cancellation());
    }

    private static void write(PseudoTerminal terminal, String text) {
        try {
            terminal.box().write(text.getBytes(StandardCharsets.US_ASCII));
            terminal.box().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(PseudoTerminal terminal) {
        try {
            for (int value = terminal.input().read();
                    value >= 0;
                    value = terminal.input().read()) {
                terminal.box().write(value);
                terminal.box().flush();
            }
        } catch (IOException e) {
            // It was pulled out: the test has ended.
        }
    }

    /** A box that writes the word to its console, wherever that is. */
    private record TalkingBox(Consumer<String> console) implements Box {
        @Override
        public BoxId id() {
            return new BoxId("talking");
        }

        @Override
        public BoxShell shell() {
            return new BoxShell() {
                @Override
                public ShellReply run(String command, Duration deadline) {
                    Matcher token = TOKEN.matcher(command);
                    if (token.find()) {
                        console.accept(token.group());
                    }
                    return new ShellReply(0, "", Duration.ZERO);
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        @Override
        public BoxStream stream(String command, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteStream bytes(String command, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void push(Path from, String to, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pull(String from, Path to, Duration deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void connect(Duration deadline) {
            // It is there.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
