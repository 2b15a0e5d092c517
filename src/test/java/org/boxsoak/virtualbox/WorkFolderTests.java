package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTests {
    private static final RunClock CLOCK = new SystemRunClock();

    @TempDir
    Path temp;

    private Path parent;

    @BeforeEach
    void a_short_parent() throws IOException {
        parent = Files.createDirectory(temp.resolve("tmp"));
    }

    @Test
    void belongs_to_this_user_only_and_goes_when_it_is_closed() throws IOException {
        Path path;
        try (WorkFolder folder = WorkFolder.create(parent, CLOCK)) {
            path = folder.path();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            Files.writeString(folder.file("console.log"), "Booting");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void its_sockets_paths_are_short_enough_even_when_the_temp_folders_is_not() throws IOException {
        Path deep = Files.createDirectories(parent.resolve("a-very-long-name-of-a-folder".repeat(3)));
        try (WorkFolder folder = WorkFolder.create(deep, CLOCK)) {
            assertThat(folder.file(QemuCommand.CONTROL_SOCKET).toString().length())
                    .isLessThanOrEqualTo(107);
            assertThat(folder.file(QemuCommand.CONSOLE_SOCKET).toString().length())
                    .isLessThanOrEqualTo(107);
        }
    }

    @Test
    void what_a_killed_process_left_is_swept_and_what_is_in_use_is_not() throws IOException {
        try (ChildJvm living = ChildJvm.start(Owner.class, parent.toString());
                ChildJvm killed = ChildJvm.start(Owner.class, parent.toString())) {
            Path inUse = Path.of(living.awaitLine(parent.toString()));
            Path leftOver = Path.of(killed.awaitLine(parent.toString()));
            killed.kill();
            try (WorkFolder own = WorkFolder.create(parent, CLOCK)) {
                Path foreign = Files.createDirectory(parent.resolve("boxsoak-notes"));
                Path young = Files.createDirectory(parent.resolve("boxsoak-123"));
                for (Path old : new Path[] {inUse, leftOver, own.path(), foreign}) {
                    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
                }

                WorkFolder.create(parent, CLOCK).close();

                assertThat(leftOver).doesNotExist();
                assertThat(inUse).exists();
                assertThat(own.path()).exists();
                assertThat(foreign).exists();
                assertThat(young).exists();
            }
        }
    }

    /** Owns a folder until it is killed. */
    static final class Owner {
        public static void main(String[] arguments) throws Exception {
            ChildJvm.say(WorkFolder.create(Path.of(arguments[0]), CLOCK).path().toString());
            new CountDownLatch(1).await();
        }
    }
}
