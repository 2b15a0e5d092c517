package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.boxsoak.fake.FakeAdbServer;
import org.boxsoak.fake.FakeAdbServer.Manner;
import org.boxsoak.fake.ProcessResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JadbBoxShellTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** What scheduling on a busy host may add to a deadline. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final Cancellation cancellation = new Cancellation();

    private JadbBoxShell shell(AdbServer server) {
        return new JadbBoxShell(new BoxId("lab-3"), server, "nobody", cancellation);
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"STALLS_BEFORE_OKAY", "STALLS_AFTER_OKAY", "STALLS_MID_PAYLOAD", "DRIPS", "TALKS_GARBAGE"})
    void the_deadline_holds_against_a_server_that(Manner manner) throws IOException {
        try (var server = new FakeAdbServer(manner);
                var shell = shell(server.address())) {
            long start = System.nanoTime();

            var thrown = catchThrowableOfType(BoxUnreachableException.class, () -> shell.run("echo hello", SHORT));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plus(MARGIN));
            assertThat(thrown.kind()).isEqualTo(manner == Manner.TALKS_GARBAGE ? Kind.TRUNCATED : Kind.DEADLINE);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Manner.FAILS_OFFLINE, Kind.OFFLINE, "adb disconnect nobody"),
                Arguments.of(Manner.FAILS_NOT_FOUND, Kind.NOT_FOUND, "knows no device 'nobody'"),
                Arguments.of(Manner.FAILS_UNAUTHORIZED, Kind.UNAUTHORIZED, "Accept this host's key"),
                Arguments.of(Manner.FAILS_CLOSED, Kind.REFUSED, "adb refused: 'closed'"),
                Arguments.of(Manner.CLOSES_EARLY, Kind.TRUNCATED, "check cable and power"),
                Arguments.of(Manner.CLOSES_MID_PAYLOAD, Kind.TRUNCATED, "before the trailer"),
                Arguments.of(Manner.FLOODS, Kind.TRUNCATED, "Ask for less at once"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_has_its_kind_and_says_what_to_do(Manner manner, Kind kind, String advice) throws IOException {
        try (var server = new FakeAdbServer(manner);
                var shell = shell(server.address())) {
            assertThatThrownBy(() -> shell.run("echo hello", LONG))
                    .isInstanceOfSatisfying(
                            BoxUnreachableException.class,
                            e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessageContainingAll("Box lab-3 (adb nobody) did not answer 'echo hello'", advice);
        }
    }

    @Test
    void no_server_at_all_is_a_server_that_is_down() throws IOException {
        try (var shell = shell(freeAddress())) {
            assertThatThrownBy(() -> shell.run("true", LONG))
                    .isInstanceOfSatisfying(
                            BoxUnreachableException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.SERVER_DOWN))
                    .hasMessageContaining("start-server");
        }
    }

    @Test
    void a_cancelled_run_ends_a_call_long_before_its_deadline() throws IOException {
        try (var server = new FakeAdbServer(Manner.STALLS_AFTER_OKAY);
                var shell = shell(server.address())) {
            long start = System.nanoTime();
            cancellation.request();

            assertThatThrownBy(() -> shell.run("true", LONG))
                    .isInstanceOfSatisfying(
                            BoxUnreachableException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void closing_the_shell_ends_a_call_that_is_under_way() throws IOException {
        try (var server = new FakeAdbServer(Manner.STALLS_AFTER_OKAY)) {
            var shell = shell(server.address());
            var call = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(BoxUnreachableException.class, () -> shell.run("true", LONG)));
            await("the call is under way")
                    .until(() -> ProcessResources.now("adb-pipe-lab-3").threads() == 1);

            shell.close();

            assertThat(call).succeedsWithin(Duration.ofSeconds(5));
            assertThat(call.join().kind()).isEqualTo(Kind.CANCELLED);
            assertThatThrownBy(() -> shell.run("true", LONG)).hasMessageContaining("was closed");
        }
    }

    @Test
    void three_hundred_failing_calls_leave_no_thread_and_no_file_open() throws IOException {
        ProcessResources before = ProcessResources.now("adb-pipe-lab-3");

        for (Manner manner : Manner.values()) {
            if (manner == Manner.ANSWERS || manner == Manner.FLOODS) {
                continue;
            }
            try (var server = new FakeAdbServer(manner);
                    var shell = shell(server.address())) {
                for (int i = 0; i < 28; i++) {
                    assertThatThrownBy(() -> shell.run("echo hello", Duration.ofMillis(20)))
                            .isInstanceOf(BoxUnreachableException.class);
                }
            }
        }

        await("threads and files are as before").atMost(LONG).untilAsserted(() -> {
            ProcessResources after = ProcessResources.now("adb-pipe-lab-3");
            assertThat(after.threads()).isEqualTo(before.threads());
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + 2);
        });
    }

    @Test
    void an_answer_has_its_exit_code_and_every_byte_of_its_output() throws IOException {
        try (var server = new FakeAdbServer(Manner.ANSWERS);
                var shell = shell(server.address())) {
            ShellReply reply = shell.run("printf 'one\\r\\ntwo'; echo oops >&2; exit 7", LONG);

            assertThat(reply.exitCode()).isEqualTo(7);
            assertThat(reply.output()).isEqualTo("one\r\ntwooops\n");
            assertThat(reply.took()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'never closed",
                "if true",
                ")",
                "exit 2 # a comment",
                "sh -c 'kill -KILL $$'",
                "exec false",
                "no-such-program",
                "set -e; false; true"
            })
    void a_command_that_fails_in_any_way_still_gives_its_exit_code(String command) throws IOException {
        try (var server = new FakeAdbServer(Manner.ANSWERS);
                var shell = shell(server.address())) {
            assertThat(shell.run(command, LONG).exitCode()).isPositive();
        }
    }

    @Test
    void a_command_that_reads_its_input_finds_it_empty() throws IOException {
        try (var server = new FakeAdbServer(Manner.ANSWERS);
                var shell = shell(server.address())) {
            assertThat(shell.run("cat; echo end", LONG).output()).isEqualTo("end\n");
        }
    }

    static Stream<Arguments> words() {
        return IntStream.range(0, 60).mapToObj(seed -> Arguments.of(seed, randomWord(new Random(seed))));
    }

    private static String randomWord(Random random) {
        String alphabet = "ab '\"\\$`;|&<>(){}[]*?~#!%-\t\n\u00e4\u00df\u20ac\ud83d\udcfa0";
        int[] characters = alphabet.codePoints().toArray();
        return random.ints(random.nextInt(1, 60), 0, characters.length)
                .map(i -> characters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest(name = "seed {0}: {1}")
    @MethodSource("words")
    void a_quoted_word_reaches_the_command_unchanged(int seed, String word) throws IOException {
        try (var server = new FakeAdbServer(Manner.ANSWERS);
                var shell = shell(server.address())) {
            assertThat(shell.run("printf %s " + ShellWord.quote(word), LONG).output())
                    .isEqualTo(word);
        }
    }

    @Test
    void a_command_is_refused_when_adb_cannot_carry_it() throws IOException {
        try (var server = new FakeAdbServer(Manner.ANSWERS);
                var shell = shell(server.address())) {
            assertThat(shell.run(": " + "x".repeat(65_000), LONG).succeeded()).isTrue();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shell.run(": " + "x".repeat(66_000), LONG))
                    .withMessageContaining("Push it as a file");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shell.run("echo \0", LONG))
                    .withMessageContaining("NUL");
        }
    }

    private static AdbServer freeAddress() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new AdbServer("127.0.0.1", socket.getLocalPort());
        }
    }
}
