package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLockTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void one_thread_keeps_the_others_out_until_it_is_done() {
        Path file = folder.resolve("a/lock");
        HostLock first = HostLock.tryTake(file).orElseThrow();

        assertThat(HostLock.tryTake(file)).isEmpty();
        assertThat(HostLock.tryTake(folder.resolve("a/./lock"))).isEmpty();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(
                () -> HostLock.holding(file, "tests", LONG, new Cancellation(), () -> "had it"));
        assertThat(second).isNotDone();
        first.close();

        assertThat(second.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo("had it");
        HostLock.tryTake(file).orElseThrow().close();
    }

    @Test
    void another_process_keeps_this_one_out_until_it_is_killed() throws Exception {
        Path file = folder.resolve("lock");
        try (ChildJvm holder = ChildJvm.start(Holder.class, file.toString())) {
            holder.awaitLine("holding");

            assertThat(HostLock.tryTake(file)).isEmpty();
            assertThatThrownBy(() -> HostLock.take(file, "tests locks", Duration.ofMillis(300), new Cancellation()))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("Another boxsoak tests locks")
                    .hasMessageContaining(file.toString());

            holder.kill();
            HostLock.take(file, "tests locks", LONG, new Cancellation()).close();
        }
    }

    @Test
    void a_failed_try_of_the_holder_itself_does_not_drop_its_lock() throws Exception {
        Path file = folder.resolve("lock");
        HostLock held = HostLock.tryTake(file).orElseThrow();
        assertThat(HostLock.tryTake(file)).isEmpty();

        try (ChildJvm other = ChildJvm.start(Trier.class, file.toString())) {
            assertThat(other.awaitLine("tried: ")).isEqualTo("tried: taken");
        }
        held.close();
    }

    @Test
    void a_cancelled_wait_ends() {
        Path file = folder.resolve("lock");
        HostLock held = HostLock.tryTake(file).orElseThrow();
        Cancellation cancellation = new Cancellation();
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            assertThatThrownBy(() -> HostLock.take(file, "tests", LONG, cancellation))
                    .hasMessageContaining("Cancelled");
            ended.set(true);
        });

        cancellation.request();

        await().atMost(Duration.ofSeconds(10)).untilTrue(ended);
        waiting.join();
        held.close();
    }

    /** Holds the lock for ever. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            HostLock unused = HostLock.tryTake(Path.of(arguments[0])).orElseThrow();
            ChildJvm.say("holding");
            new CountDownLatch(1).await();
        }
    }

    /** Says whether the lock is free. */
    static final class Trier {
        public static void main(String[] arguments) {
            ChildJvm.say("tried: " + (HostLock.tryTake(Path.of(arguments[0])).isPresent() ? "free" : "taken"));
        }
    }
}
