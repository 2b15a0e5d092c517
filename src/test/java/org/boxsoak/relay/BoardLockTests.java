package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardLockTests {
    private static final SystemRunClock CLOCK = new SystemRunClock();

    @TempDir
    Path folder;

    @Test
    void another_process_is_named_and_its_death_frees_the_board() throws IOException {
        String board = "test-" + UUID.randomUUID();
        try (ChildJvm other = ChildJvm.start(BoardLockTests.class, board)) {
            other.awaitLine("taken");

            assertThatThrownBy(() -> BoardLock.take(board, CLOCK))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll(board, "process " + other.pid() + " since 20");
            other.kill();
            BoardLock.take(board, CLOCK).close();
        }
    }

    /** The other process: takes the board and keeps it. */
    public static void main(String[] arguments) throws InterruptedException {
        BoardLock lock = BoardLock.take(arguments[0], CLOCK);
        ChildJvm.say("taken");
        new CountDownLatch(1).await();
        lock.close();
    }

    @Test
    void a_link_to_a_port_is_the_same_board() throws IOException {
        Path port = Files.createFile(folder.resolve("ttyUSB0"));
        Path link = Files.createSymbolicLink(folder.resolve("usb-1a86_USB_Serial-if00-port0"), port);

        try (BoardLock lock = BoardLock.take(port.toString(), CLOCK)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> BoardLock.take(link.toString(), CLOCK)).isInstanceOf(BenchException.class);
        }
    }
}
