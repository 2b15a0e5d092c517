package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.fake.HostAdbd;
import org.boxsoak.fake.TcpBridge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the link of the real adb server to a box on the network is made anew, and when it is left alone. */
class AdbLinkTests extends HostOverAdb {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void a_link_that_swallows_all_is_made_anew() throws IOException {
        try (TcpBridge bridge = TcpBridge.toPort(adbd.port());
                AdbBox box = box(bridge.port())) {
            box.connect(LONG);
            bridge.stall();

            box.connect(LONG);

            assertThat(box.ask("echo again", LONG)).isEqualTo("again\n");
        }
    }

    @Test
    void a_box_whose_shell_has_no_time_keeps_its_link_and_what_goes_over_it() throws IOException {
        Path busy = folder.resolve("busy");
        try (HostAdbd slow = adbd.beside(shellThatWaitsFor(busy));
                AdbBox box = box(slow.port())) {
            box.connect(LONG);
            BoxStream beside = box.stream("echo begun; exec cat", LONG);
            assertThat(beside.readLine(LONG)).isEqualTo("begun");
            Files.createFile(busy);

            var connecting = CompletableFuture.runAsync(() -> box.connect(LONG));
            await("a second question").atMost(LONG).until(() -> Files.exists(folder.resolve("asked-2")));
            Files.delete(busy);
            connecting.join();

            beside.writeLine("still there", LONG);
            assertThat(beside.readLine(LONG)).isEqualTo("still there");
            beside.close();
        }
    }

    private static AdbBox box(int port) {
        return new AdbBox(new BoxId("lab-3"), server.address(), "127.0.0.1:" + port, new Cancellation());
    }

    /** A shell that begins no command while the file is there, and says how many it has let wait. */
    private Path shellThatWaitsFor(Path busy) throws IOException {
        Path shell = Files.writeString(folder.resolve("shell"), """
                #!/bin/sh
                if [ -e %1$s ]; then
                    [ -e %2$s/asked-1 ] && : >%2$s/asked-2
                    : >%2$s/asked-1
                fi
                while [ -e %1$s ]; do sleep 0.05; done
                exec /bin/sh "$@"
                """.formatted(busy, folder));
        assertThat(shell.toFile().setExecutable(true)).isTrue();
        return shell;
    }
}
