package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.boxsoak.fake.ProcessResources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box over the real adb server, whose adbd runs on this host. */
class AdbBoxTests extends HostOverAdb {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private AdbBox box;

    @BeforeEach
    void connect() {
        box = new AdbBox(new BoxId("lab-3"), server.address(), adbd.serial(), new Cancellation());
        box.connect(LONG);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_command_answers_with_output_and_exit_code() {
        ShellReply reply = box.shell().run("echo out; echo err >&2; exit 3", LONG);

        assertThat(reply.exitCode()).isEqualTo(3);
        assertThat(reply.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void text_in_any_language_goes_there_and_back() {
        assertThat(box.ask("echo 'Gr\u00fc\u00dfe \u20ac \ud83d\udcfa'", LONG))
                .isEqualTo("Gr\u00fc\u00dfe \u20ac \ud83d\udcfa\n");
    }

    @Test
    void four_megabytes_of_output_arrive_whole() {
        assertThat(box.ask("head -c 4194304 /dev/zero | tr '\\0' x", LONG))
                .hasSize(4 << 20)
                .matches("x+");
    }

    @Test
    void a_command_as_long_as_adb_carries_arrives_whole() {
        String word = "w".repeat(60_000);

        assertThat(box.ask("printf %s " + word + " | wc -c", LONG).strip()).isEqualTo("60000");
    }

    @Test
    void the_box_says_who_it_is_and_which_boot_this_is() throws IOException {
        assertThat(box.identity(LONG).kernelRelease())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(box.observe(new SystemRunClock(), LONG).bootId()).isEqualTo(box.bootId(LONG));
        assertThat(box.uptime(LONG)).isPositive();
    }

    @Test
    void files_go_there_and_back_byte_by_byte() throws IOException {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        Path source = Files.write(folder.resolve("source"), bytes);
        assertThat(source.toFile().setExecutable(true)).isTrue();
        Path onBox = folder.resolve("it's on the box");

        box.push(source, onBox.toString(), LONG);
        box.pull(onBox.toString(), folder.resolve("back"), LONG);

        assertThat(onBox).hasSameBinaryContentAs(source).isExecutable();
        assertThat(folder.resolve("back")).hasSameBinaryContentAs(source);
        assertThat(folder).isDirectoryNotContaining("glob:**.half");
    }

    @Test
    void an_empty_file_goes_there_and_back() throws IOException {
        Path source = Files.createFile(folder.resolve("empty"));

        box.push(source, folder.resolve("on box").toString(), LONG);
        box.pull(folder.resolve("on box").toString(), folder.resolve("back"), LONG);

        assertThat(folder.resolve("back")).isEmptyFile();
    }

    @Test
    void a_file_that_cannot_be_copied_is_told_in_the_box_s_words() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "as before");

        assertThatThrownBy(() -> box.pull("/no/such/file", target, LONG))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContainingAll("lab-3", "No such file");
        assertThatThrownBy(() -> box.push(target, "/no/such/folder/file", LONG))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContainingAll("lab-3", "/no/such/folder");
        assertThat(target).hasContent("as before");
    }

    @Test
    void a_command_that_ran_out_of_time_does_not_run_on() {
        assertThatThrownBy(() -> box.shell().run("sleep 86398", Duration.ofMillis(700)))
                .isInstanceOfSatisfying(
                        BoxUnreachableException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DEADLINE));

        await("the command is ended on the box")
                .atMost(LONG)
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").endsWith("sleep 86398")));
    }

    @Test
    void a_server_that_is_killed_in_mid_command_breaks_the_call_and_is_started_again() {
        var call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                BoxUnreachableException.class, () -> box.shell().run("sleep 86397", LONG)));
        await("the command runs")
                .atMost(LONG)
                .until(() -> ProcessHandle.allProcesses()
                        .anyMatch(process ->
                                process.info().commandLine().orElse("").endsWith("sleep 86397")));

        server.kill();

        assertThat(call.join().kind()).isEqualTo(Kind.TRUNCATED);
        box.connect(LONG);
        assertThat(box.isReachable(LONG)).isTrue();
    }

    @Test
    void a_box_that_is_gone_is_unreachable_and_comes_back_by_a_new_link() throws IOException {
        adbd.close();

        var thrown = catchThrowableOfType(
                BoxUnreachableException.class, () -> box.shell().run("true", Duration.ofSeconds(5)));
        assertThat(thrown.kind()).isIn(Kind.OFFLINE, Kind.NOT_FOUND, Kind.TRUNCATED, Kind.REFUSED);
        assertThatThrownBy(() -> box.connect(Duration.ofSeconds(1))).isInstanceOf(BoxUnreachableException.class);

        adbd = adbd.restart();
        box.connect(LONG);
        assertThat(box.isReachable(LONG)).isTrue();
    }

    @Test
    void the_server_tells_the_states_of_its_devices() {
        AdbTool adb = new AdbTool(server.address(), new Cancellation());

        assertThat(adb.devices(LONG)).containsEntry(adbd.serial(), AdbDeviceState.DEVICE);
        assertThat(adb.state("nobody", LONG)).isEqualTo(AdbDeviceState.ABSENT);
        assertThat(adb.root(adbd.serial(), LONG)).contains("already running as root");
    }

    @Test
    void an_address_without_a_box_is_told_in_adb_s_words() {
        AdbTool adb = new AdbTool(server.address(), new Cancellation());

        assertThatThrownBy(() -> adb.connect("127.0.0.1:1", LONG))
                .isInstanceOf(BoxUnreachableException.class)
                .hasMessageContainingAll("could not connect 127.0.0.1:1", "See that the box is up");
    }

    @Test
    void many_calls_at_once_leave_no_file_open() {
        box.isReachable(LONG);
        ProcessResources before = ProcessResources.now("adb-pipe-lab-3");

        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> box.ask("echo " + i, LONG).strip()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(String::valueOf).toList());

        assertThat(ProcessResources.now("adb-pipe-lab-3").files()).isLessThanOrEqualTo(before.files() + 2);
    }
}
