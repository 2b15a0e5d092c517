package org.boxsoak.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxId;
import org.boxsoak.fake.ProcessResources;
import org.boxsoak.fake.PseudoTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consoles on real files, sockets and pseudo terminals. */
class ConsoleTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Heard heard = new Heard();

    @TempDir
    private Path folder;

    private static Console start(ConsoleSource source, Consumer<ConsoleEvent> listener) {
        return Console.start(new BoxId("lab-3"), source, new SystemRunClock(), listener);
    }

    @Test
    void a_file_is_read_from_its_first_byte_and_as_it_grows() throws IOException {
        Path log = Files.writeString(folder.resolve("console.log"), "Booting Linux\n[    0.0");

        try (var console = start(ConsoleSource.file(log), heard)) {
            await("the first line").until(() -> heard.texts().size() == 1);
            append(log, "00000] Linux version\n");
            heard.awaitTexts("Booting Linux", "[    0.000000] Linux version");
            assertThatThrownBy(() -> console.write("ls\n"))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("cannot be written to");
        }
    }

    @Test
    void a_file_that_comes_later_or_begins_anew_is_told_as_a_gap() throws IOException {
        Path log = folder.resolve("console.log");

        try (var console = start(ConsoleSource.file(log), heard)) {
            assertThat(heard.first(ConsoleLost.class).reason()).contains("console.log", "opened again");
            Files.writeString(log, "first boot\n");
            heard.awaitTexts("first boot");
            Files.writeString(log, "again\n");
            heard.awaitTexts("first boot", "again");
            assertThat(console.failure()).isNull();
        }
        assertThat(heard.kinds())
                .containsExactly(
                        ConsoleLost.class,
                        ConsoleBack.class,
                        ConsoleLine.class,
                        ConsoleLost.class,
                        ConsoleBack.class,
                        ConsoleLine.class);
    }

    @Test
    void the_last_words_of_a_crash_are_told_after_a_second_of_silence() throws IOException {
        Path log = Files.writeString(folder.resolve("console.log"), "Unable to handle kernel NULL poin");

        try (var console = start(ConsoleSource.file(log), heard)) {
            heard.awaitTexts("Unable to handle kernel NULL poin");
            assertThat(heard.lines().get(0).complete()).isFalse();
            assertThat(console.failure()).isNull();
        }
    }

    @Test
    void what_was_written_before_the_close_is_told() throws IOException {
        Path log = Files.createFile(folder.resolve("console.log"));

        try (var console = start(ConsoleSource.file(log), heard)) {
            await("the file is open")
                    .until(() -> ProcessResources.now("console-lab-3").threads() == 1);
            append(log, "one\ntwo\nthr");
            assertThat(console.failure()).isNull();
        }

        assertThat(heard.texts()).containsExactly("one", "two", "thr");
        assertThat(ProcessResources.now("console-lab-3").threads()).isZero();
    }

    @Test
    void fifty_megabytes_in_a_burst_are_told_whole() throws IOException {
        String line = "[   12.345678] a line of the kernel, of about eighty characters, as they usually are";
        byte[] block = (line + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
        int blocks = (50 << 20) / block.length;
        AtomicLong lines = new AtomicLong();

        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var console = start(
                        ConsoleSource.tcp("127.0.0.1", server.getLocalPort()),
                        event -> lines.addAndGet(
                                event instanceof ConsoleLine heard
                                                && heard.text().equals(line)
                                        ? 1
                                        : 1_000_000_000));
                var box = server.accept()) {
            long start = System.nanoTime();
            for (int i = 0; i < blocks; i++) {
                box.getOutputStream().write(block);
            }
            await("all lines").atMost(LONG).until(() -> lines.get() == blocks * 1000L);
            assertThat(console.failure()).isNull();
            // 1.5 Mbaud are 0.15 MB/s.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        }
    }

    @Test
    void binary_garbage_neither_stops_the_console_nor_loses_the_next_line() throws IOException {
        byte[] garbage = new byte[1 << 20];
        new Random(7).nextBytes(garbage);

        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var console = start(ConsoleSource.tcp("127.0.0.1", server.getLocalPort()), heard);
                var box = server.accept()) {
            box.getOutputStream().write(garbage);
            say(box, "\nlogin: \n");
            await("the line after it").atMost(LONG).until(() -> heard.texts().contains("login: "));
            assertThat(console.failure()).isNull();
        }
    }

    @Test
    void a_terminal_server_that_hangs_up_is_connected_again_and_takes_what_is_written() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var console = start(ConsoleSource.tcp("127.0.0.1", server.getLocalPort()), heard)) {
            try (var box = server.accept()) {
                say(box, "before\nhalf");
                await("the line").until(() -> heard.texts().size() == 1);
            }
            try (var box = server.accept()) {
                heard.first(ConsoleBack.class);
                console.write("reboot\n");
                assertThat(new String(box.getInputStream().readNBytes(7), StandardCharsets.UTF_8))
                        .isEqualTo("reboot\n");
                say(box, "after\n");
                heard.awaitTexts("before", "half", "after");
            }
        }
        assertThat(heard.kinds())
                .startsWith(
                        ConsoleLine.class, ConsoleLine.class, ConsoleLost.class, ConsoleBack.class, ConsoleLine.class);
    }

    @Test
    void a_unix_socket_is_read_and_written() throws IOException {
        Path path = folder.resolve("serial.sock");
        try (var server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path))) {
            try (var console = start(ConsoleSource.unixSocket(path), heard);
                    SocketChannel box = server.accept()) {
                box.write(ByteBuffer.wrap("hello\n".getBytes(StandardCharsets.UTF_8)));
                heard.awaitTexts("hello");
                console.write("x");
                ByteBuffer one = ByteBuffer.allocate(1);
                assertThat(box.read(one)).isEqualTo(1);
                assertThat(heard.kinds()).containsExactly(ConsoleLine.class);
            }
        }
    }

    @Test
    void a_serial_adapter_that_is_pulled_out_and_plugged_in_again_is_read_on() throws IOException {
        try (var terminal = PseudoTerminal.in(folder);
                var console = start(ConsoleSource.serial(terminal.port().toString(), 921600), heard)) {
            say(terminal.box(), "before\n");
            heard.awaitTexts("before");
            console.write("dmesg\n");
            assertThat(new String(terminal.input().readNBytes(6), StandardCharsets.UTF_8))
                    .isEqualTo("dmesg\n");

            terminal.pullOut();
            assertThat(heard.first(ConsoleLost.class).reason()).contains("ttyUSB1 at 921600 baud");
            assertThatThrownBy(() -> console.write("x")).isInstanceOf(BenchException.class);
            terminal.plugIn();

            assertThat(heard.first(ConsoleBack.class).gap()).isPositive();
            say(terminal.box(), "after\n");
            heard.awaitTexts("before", "after");
        }
    }

    @Test
    void a_serial_line_at_full_speed_loses_nothing() throws IOException {
        int lines = 40_000;
        try (var terminal = PseudoTerminal.in(folder);
                var console = start(ConsoleSource.serial(terminal.port().toString(), 1_500_000), heard)) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                text.append("line ").append(i).append('\n');
            }
            say(terminal.box(), text.toString());
            await("all lines").atMost(LONG).until(() -> heard.texts().size() == lines);
            assertThat(heard.texts()).startsWith("line 0", "line 1").endsWith("line " + (lines - 1));
            assertThat(console.failure()).isNull();
        }
    }

    @Test
    void closing_ends_the_thread_soon_even_if_the_box_never_stops_writing() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var console = start(ConsoleSource.tcp("127.0.0.1", server.getLocalPort()), event -> {});
            try (Socket box = server.accept()) {
                Thread writer = new Thread(() -> writeForEver(box), "fake-box");
                writer.start();
                long start = System.nanoTime();

                console.close();

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
                assertThat(ProcessResources.now("console-lab-3").threads()).isZero();
            }
        }
    }

    @Test
    void closing_ends_the_thread_at_once_while_the_console_is_lost() {
        var console = start(ConsoleSource.file(folder.resolve("never")), heard);
        heard.first(ConsoleLost.class);
        long start = System.nanoTime();

        console.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(ProcessResources.now("console-lab-3").threads()).isZero();
    }

    @Test
    void a_listener_that_fails_is_remembered() throws IOException {
        Path log = Files.writeString(folder.resolve("console.log"), "line\n");

        try (var console = start(ConsoleSource.file(log), event -> {
            throw new IllegalStateException("disk full");
        })) {
            await("the failure").until(() -> console.failure() != null);
            assertThat(console.failure()).hasMessage("disk full");
        }
    }

    private static void writeForEver(Socket box) {
        byte[] line = "again and again\n".getBytes(StandardCharsets.UTF_8);
        try {
            while (true) {
                box.getOutputStream().write(line);
            }
        } catch (IOException e) {
            // The console was closed.
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static void say(Socket box, String text) throws IOException {
        say(box.getOutputStream(), text);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
