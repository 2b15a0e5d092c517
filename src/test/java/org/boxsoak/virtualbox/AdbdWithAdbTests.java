package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** adbd and the real adb, with a server of its own. */
class AdbdWithAdbTests {
    @TempDir
    private static Path folder;

    private static NativeAdbd adbd;
    private static String server;

    @BeforeAll
    static void connect() throws IOException {
        assumeTrue(Programs.find("adb").isPresent(), "adb is not installed: apt install adb");
        adbd = NativeAdbd.start(NativeAdbd.compile(folder), Path.of("/bin/sh"), folder);
        try (ServerSocket free = new ServerSocket(0)) {
            server = Integer.toString(free.getLocalPort());
        }
        assertThat(adb("connect", box())).contains("connected to");
    }

    @AfterAll
    static void end() {
        if (adbd != null) {
            adb("kill-server");
            adbd.close();
        }
    }

    private static String box() {
        return "127.0.0.1:" + adbd.port();
    }

    private static String adb(String... arguments) {
        List<String> command = new ArrayList<>(List.of("adb", "-P", server));
        command.addAll(List.of(arguments));
        // Its key goes to the test's folder, not to the user's.
        return Programs.run(command, Map.of("HOME", folder.toString()), folder, Duration.ofSeconds(60))
                .output();
    }

    private static String onBox(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-s", box()));
        all.addAll(List.of(arguments));
        return adb(all.toArray(String[]::new));
    }

    @Test
    void adb_sees_a_device_and_runs_commands() {
        assertThat(onBox("get-state")).isEqualTo("device\n");
        assertThat(onBox("shell", "echo hello")).isEqualTo("hello\n");
        assertThat(onBox("exec-out", "printf 'no line end'")).isEqualTo("no line end");
        assertThat(onBox("root")).contains("adbd is already running as root");
    }

    @Test
    void a_folder_that_is_pushed_and_pulled_comes_back_the_same() throws IOException {
        byte[] noise = new byte[3_000_000];
        RandomGeneratorFactory.of("L64X128MixRandom").create(1).nextBytes(noise);
        Path there = Files.createDirectories(folder.resolve("there/inner"));
        Files.write(there.resolve("noise"), noise);
        Files.writeString(there.resolve("empty"), "");

        assertThat(onBox("push", folder.resolve("there").toString(), "/pushed")).contains("2 files pushed");
        assertThat(onBox("pull", "/pushed", folder.resolve("back").toString())).contains("2 files pulled");

        assertThat(folder.resolve("back/inner/noise")).hasBinaryContent(noise);
        assertThat(folder.resolve("back/inner/empty")).isEmptyFile();
    }

    @Test
    void what_cannot_be_pulled_or_pushed_is_said() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        onBox("push", file.toString(), "/file");

        assertThat(onBox("pull", "/nowhere", folder.toString())).contains("does not exist");
        assertThat(onBox("push", file.toString(), "/file/below")).contains("Not a directory");
    }
}
