package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer sends: adbd answers the next one, and keeps no descriptor and no process. Its shell here does no harm. */
class AdbdFuzzTests {
    private static final int CONNECTIONS = 60;
    private static final int PACKETS = 40;
    private static final List<String> COMMANDS =
            List.of("CNXN", "OPEN", "OKAY", "CLSE", "WRTE", "AUTH", "SYNC", "STLS", "XXXX");
    private static final List<String> SERVICES = List.of(
            "shell:a command",
            "exec:another",
            "shell:",
            "sync:",
            "reboot:",
            "reboot:x",
            "root:",
            "",
            "tcp:1",
            "shell",
            "jdwp:1");
    private static final List<String> SYNC_REQUESTS =
            List.of("STAT", "LIST", "SEND", "RECV", "QUIT", "DATA", "DONE", "XXXX");

    @TempDir
    private static Path folder;

    private static NativeAdbd adbd;

    @BeforeAll
    static void start() throws IOException {
        Path harmless = NativeAdbd.script(folder.resolve("shell"), "echo \"$2\"; exec cat");
        adbd = NativeAdbd.start(NativeAdbd.compile(folder), harmless, folder);
    }

    @AfterAll
    static void end() {
        if (adbd != null) {
            adbd.close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void survives_noise(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long openFiles = adbd.openFiles();

        for (int i = 0; i < CONNECTIONS; i++) {
            pester(random);
        }

        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            assertThat(peer.readAll(1, "root:")).contains("root");
        }
        assertThat(adbd.isAlive()).isTrue();
        await("no process left")
                .atMost(Duration.ofSeconds(20))
                .until(() -> adbd.descendants().isEmpty());
        assertThat(adbd.openFiles()).isEqualTo(openFiles);
        assertThat(folder.resolve("adbd.log")).as("what the sanitizers say").isEmptyFile();
    }

    /** One connection: mostly greeted, then packets that are right, nearly right, or nothing of the kind; often left midway. */
    private static void pester(RandomGenerator random) throws IOException {
        try (AdbPeer peer = AdbPeer.connect(adbd.port())) {
            if (random.nextInt(8) > 0) {
                peer.greet(random.nextBoolean() ? AdbPeer.WITHOUT_CHECKSUMS : AdbPeer.WITH_CHECKSUMS);
            }
            for (int i = 0; i < PACKETS; i++) {
                peer.sendRaw(noise(random));
            }
        } catch (SocketException e) {
            assertThat(e).as("adbd may hang up, no more").hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
        }
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] packet = AdbPeer.encode(pick(random, COMMANDS), number(random), number(random), payload(random));
        switch (random.nextInt(24)) {
            case 0 -> packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> packet = Arrays.copyOf(packet, random.nextInt(packet.length + 1));
            case 2 -> random.nextBytes(packet);
            case 3 -> packet[12 + random.nextInt(4)] = (byte) random.nextInt(); // the length
            default -> {
                // as it is
            }
        }
        return packet;
    }

    private static int number(RandomGenerator random) {
        return random.nextInt(16) == 0 ? random.nextInt() : random.nextInt(12);
    }

    private static String payload(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> pick(random, SERVICES) + "\0";
            case 1 -> pick(random, SERVICES);
            case 2 -> pick(random, SYNC_REQUESTS) + (char) random.nextInt(40) + "\0\0\0/some/where,33188";
            default -> "x".repeat(random.nextInt(random.nextInt(8) == 0 ? 300_000 : 200));
        };
    }

    private static String pick(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
