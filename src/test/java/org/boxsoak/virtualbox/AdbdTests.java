package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.virtualbox.AdbPeer.Packet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol, as adbd speaks it with peers of both ages. */
class AdbdTests {
    private static final int STREAM = 7;
    private static final int OTHER_STREAM = 8;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static NativeAdbd adbd;

    @BeforeAll
    static void start() throws IOException {
        adbd = NativeAdbd.start(NativeAdbd.compile(folder), Path.of("/bin/sh"), folder);
    }

    @AfterAll
    static void end() {
        if (adbd != null) {
            adbd.close();
        }
    }

    @Test
    void greets_without_asking_for_a_key() throws IOException {
        try (AdbPeer peer = AdbPeer.connect(adbd.port())) {
            Packet greeting = peer.greet(AdbPeer.WITHOUT_CHECKSUMS);

            assertThat(greeting.command()).isEqualTo("CNXN");
            assertThat(greeting.arg0()).isEqualTo(AdbPeer.WITHOUT_CHECKSUMS);
            assertThat(greeting.payload()).isEqualTo("device::ro.product.name=native;features=cmd");
            assertThat(greeting.checksum()).isEqualTo(AdbPeer.checksum(greeting.payload()));
        }
    }

    @Test
    void sends_checksums_to_an_old_peer_and_none_to_a_new_one() throws IOException {
        try (AdbPeer old = AdbPeer.connect(adbd.port());
                AdbPeer young = AdbPeer.greeted(adbd.port())) {
            old.greet(AdbPeer.WITH_CHECKSUMS);
            old.open(STREAM, "shell:echo age");
            young.open(STREAM, "shell:echo age");

            assertThat(old.next())
                    .returns("age\n", Packet::payload)
                    .returns(AdbPeer.checksum("age\n"), Packet::checksum);
            assertThat(young.next()).returns("age\n", Packet::payload).returns(0, Packet::checksum);
        }
    }

    @Test
    void drops_an_old_peer_whose_checksum_is_wrong() throws IOException {
        try (AdbPeer peer = AdbPeer.connect(adbd.port())) {
            peer.greet(AdbPeer.WITH_CHECKSUMS);
            byte[] packet = AdbPeer.encode("OPEN", STREAM, 0, "shell:echo never\0");
            packet[packet.length - 2] ^= 1;

            peer.sendRaw(packet);

            assertThat(peer.isDropped()).isTrue();
        }
    }

    @Test
    void runs_commands_and_closes_their_streams() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            assertThat(peer.readAll(STREAM, "shell:echo out; echo err >&2")).isEqualTo("out\nerr\n");
            assertThat(peer.readAll(OTHER_STREAM, "exec:printf 'a\\000\\377'")).isEqualTo("a\0\u00ff");
        }
    }

    @Test
    void sends_no_second_packet_before_the_first_is_acknowledged() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            int remote = peer.open(STREAM, "exec:head -c 1000000 /dev/zero");
            int received = peer.next().payload().length();

            assertThat(peer.hearsSomethingWithin(Duration.ofMillis(300))).isFalse();

            for (Packet packet;
                    received < 1_000_000;
                    received += packet.payload().length()) {
                peer.send("OKAY", STREAM, remote, "");
                packet = peer.next();
            }
            peer.send("OKAY", STREAM, remote, "");
            assertThat(received).isEqualTo(1_000_000);
            assertThat(peer.next().command()).isEqualTo("CLSE");
        }
    }

    @Test
    void serves_several_streams_of_one_connection_at_once() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            int cat = peer.open(STREAM, "exec:cat");

            assertThat(peer.readAll(OTHER_STREAM, "exec:echo quick")).isEqualTo("quick\n");

            peer.send("WRTE", STREAM, cat, "slow");
            assertThat(peer.next()).returns("OKAY", Packet::command).returns(cat, Packet::arg0);
            assertThat(peer.next()).returns("WRTE", Packet::command).returns("slow", Packet::payload);
        }
    }

    @Test
    void holds_back_a_peer_whose_service_does_not_read() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            int remote = peer.open(STREAM, "exec:sleep 1; wc -c");
            int sent = 0;
            for (int i = 0; i < 8; i++, sent += 256 * 1024) {
                peer.send("WRTE", STREAM, remote, "x".repeat(256 * 1024));
                assertThat(peer.next().command()).isEqualTo("OKAY");
            }
            assertThat(sent).isEqualTo(2 * 1024 * 1024);
        }
    }

    @Test
    void kills_the_processes_of_a_stream_that_the_peer_closes() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            int remote = peer.open(STREAM, "shell:echo $$; sleep 600; true");
            ProcessHandle shell = ProcessHandle.of(
                            Long.parseLong(peer.next().payload().trim()))
                    .orElseThrow();
            await("the shell's child")
                    .atMost(LIMIT)
                    .until(() -> shell.children().count() == 1);
            ProcessHandle sleep = shell.children().findFirst().orElseThrow();

            peer.send("CLSE", STREAM, remote, "");

            await("the end of both").atMost(LIMIT).until(() -> !shell.isAlive() && !sleep.isAlive());
        }
    }

    @Test
    void lets_a_service_finish_with_what_it_was_sent_before_the_close() throws IOException {
        Path file = folder.resolve("files/last-words");
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            int remote = peer.open(STREAM, "exec:sleep 0.2; cat >" + file);
            peer.send("WRTE", STREAM, remote, "last words");
            peer.next();

            peer.send("CLSE", STREAM, remote, "");

            await("the file")
                    .atMost(LIMIT)
                    .until(() -> Files.exists(file) && Files.readString(file).equals("last words"));
        }
    }

    @Test
    void refuses_a_service_that_it_does_not_have() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            peer.send("OPEN", STREAM, 0, "jdwp:1\0");

            assertThat(peer.next()).isEqualTo(new Packet("CLSE", 0, STREAM, 0, ""));
        }
    }

    @Test
    void hands_the_reason_of_a_reboot_on() throws IOException {
        Path reason = folder.resolve("reboot-reason");
        try (AdbPeer peer = AdbPeer.greeted(adbd.port())) {
            peer.readAll(STREAM, "reboot:bootloader");
            assertThat(reason).hasContent("bootloader");

            peer.readAll(OTHER_STREAM, "reboot:");
            assertThat(reason).hasContent("adb");
        }
    }

    @Test
    void drops_a_peer_that_talks_something_else_and_goes_on_with_the_others() throws IOException {
        try (AdbPeer peer = AdbPeer.greeted(adbd.port());
                AdbPeer stranger = AdbPeer.connect(adbd.port())) {
            stranger.sendRaw("GET / HTTP/1.1\r\nHost: box\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(stranger.isDropped()).isTrue();
            assertThat(peer.readAll(STREAM, "root:")).isEqualTo("adbd is already running as root\n");
        }
    }
}
