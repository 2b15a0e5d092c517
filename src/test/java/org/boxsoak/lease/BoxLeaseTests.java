package org.boxsoak.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.fake.ChildJvm;
import org.boxsoak.plan.WhenBusy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxLeaseTests {
    private static final BoxName BOX = new BoxName("adb 0123 at 127.0.0.1:5037");
    private static final WhenBusy LONG = new WhenBusy(Duration.ofMinutes(2));

    @TempDir
    Path folder;

    @Test
    void a_busy_box_is_skipped_and_says_by_whom_it_is_held() {
        BoxLease first = take("the plan 'nightly'", WhenBusy.SKIP);

        assertThatThrownBy(() -> take("another", WhenBusy.SKIP))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("'" + BOX + "' is busy: the plan 'nightly' (process "
                        + ProcessHandle.current().pid())
                .hasMessageContaining("when-busy: skip");
        first.close();
        take("another", WhenBusy.SKIP).close();
    }

    @Test
    void other_boxes_are_free() {
        BoxLease first = take("one", WhenBusy.SKIP);

        BoxLease.take(folder, new BoxName("local"), "two", WhenBusy.SKIP, new SystemRunClock(), new Cancellation())
                .close();

        first.close();
    }

    @Test
    void a_run_that_waits_gets_the_box_as_soon_as_it_is_free() {
        BoxLease first = take("one", WhenBusy.SKIP);

        CompletableFuture<BoxLease> waiting = CompletableFuture.supplyAsync(() -> take("two", LONG));
        first.close();

        waiting.join().close();
    }

    @Test
    void a_run_that_waited_in_vain_says_how_long() {
        BoxLease first = take("one", WhenBusy.SKIP);

        assertThatThrownBy(() -> take("two", new WhenBusy(Duration.ofMillis(50))))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("when-busy: wait 50ms");
        first.close();
    }

    @Test
    void waiting_ends_when_it_is_cancelled() {
        BoxLease first = take("one", WhenBusy.SKIP);
        Cancellation cancellation = new Cancellation();
        cancellation.request();

        assertThatThrownBy(() -> BoxLease.take(folder, BOX, "two", LONG, new SystemRunClock(), cancellation))
                .hasMessageContaining("cancelled while it waited");
        first.close();
    }

    @Test
    void another_process_is_kept_out_and_a_killed_one_holds_nothing() throws IOException {
        try (ChildJvm child = ChildJvm.start(Holder.class, folder.toString())) {
            child.awaitLine("held");
            assertThatThrownBy(() -> take("mine", WhenBusy.SKIP))
                    .hasMessageContaining("(process " + child.pid() + " of ");

            child.kill();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreException(BenchException.class)
                    .until(() -> {
                        take("mine", WhenBusy.SKIP).close();
                        return true;
                    });
        }
    }

    @Test
    void what_a_host_that_went_down_left_behind_is_taken_over() throws IOException {
        // After a power cut both files are there, and nobody holds the lock.
        take("before", WhenBusy.SKIP).close();
        try (var files = Files.list(folder)) {
            Path lock = files.findFirst().orElseThrow();
            Files.writeString(
                    Path.of(lock.toString().replace(".lock", ".holder")),
                    "the plan 'before' (process 1 of root since 2026-01-01T22:00:00Z)\n");
        }

        BoxLease mine = take("mine", WhenBusy.SKIP);

        assertThatThrownBy(() -> take("another", WhenBusy.SKIP))
                .hasMessageContaining("busy: mine (process")
                .hasMessageNotContaining("before");
        mine.close();
    }

    @Test
    void the_environment_names_a_folder_that_hosts_share() {
        assertThat(BoxLease.folder(Map.of(BoxLease.FOLDER, "/srv/lab/leases"))).isEqualTo(Path.of("/srv/lab/leases"));
        assertThat(BoxLease.folder(Map.of())).hasFileName("boxsoak-boxes");
    }

    private BoxLease take(String what, WhenBusy whenBusy) {
        return BoxLease.take(folder, BOX, what, whenBusy, new SystemRunClock(), new Cancellation());
    }

    /** A run of its own, which holds the box until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            BoxLease unused = BoxLease.take(
                    Path.of(arguments[0]), BOX, "a child", WhenBusy.SKIP, new SystemRunClock(), new Cancellation());
            ChildJvm.say("held");
            new CountDownLatch(1).await();
        }
    }
}
