package org.boxsoak.ager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.fake.ChildJvm;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.onbox.OnboxProgram;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One virtual box, aged and given back again and again. */
@Tag("virtual-box")
class AgedBoxIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** What a box may free between two looks of its ager. */
    private static final long TRANSIENT = 4;

    private static final AgeRequest ALL = new AgeRequest(4, 0, null);

    private static VirtualBox virtual;
    private static Box box;

    private static PageTypeInfo before;

    @BeforeAll
    static void boot() {
        virtual = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation());
        virtual.awaitReady(Duration.ofMinutes(3));
        box = link(virtual.adbSerial());
        box.connect(LONG);
        before = freeLists();
    }

    @AfterAll
    static void end() {
        box.close();
        virtual.close();
    }

    @BeforeEach
    void everything_was_given_back() {
        assertIsBackWithin(LONG);
    }

    @Test
    void ages_to_nothing_in_seconds_with_much_memory_free() {
        long start = System.nanoTime();
        try (AgedBox aged = AgedBox.start(box, ALL, LONG, new Cancellation())) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            PageTypeInfo now = freeLists();
            assertThat(took).isLessThan(Duration.ofSeconds(20));
            assertThat(usable(before)).isGreaterThan(2500);
            assertThat(aged.reached().usable()).isZero();
            assertThat(usable(now)).isLessThanOrEqualTo(TRANSIENT);
            assertThat(freePages(now)).isGreaterThanOrEqualTo(freePages(before) * 40 / 100);
            assertThat(now.supply(4).cma().count()).isGreaterThan(3500);
            assertThat(aged.state().freeOutsideCmaKb())
                    .isGreaterThan(aged.state().reserveKb());
        }
        assertIsBackWithin(LONG);
    }

    @Test
    void holds_the_state_against_a_busy_box() {
        try (AgedBox aged = AgedBox.start(box, ALL, LONG, new Cancellation())) {
            for (int round = 0; round < 8; round++) {
                box.ask(
                        "dd if=/dev/zero of=/tmp/load bs=64k count=64 2>/dev/null; gzip -c /tmp/load | gunzip > /dev/null;"
                                + " for i in 1 2 3 4 5 6 7 8 9; do ls -lR /proc/self > /dev/null 2>&1; done; rm /tmp/load",
                        LONG);
                assertThat(box.ask("sleep 0.5; cat /proc/pagetypeinfo", LONG))
                        .satisfies(text ->
                                assertThat(usable(PageTypeInfo.parse(text))).isLessThanOrEqualTo(TRANSIENT));
            }
            assertThat(aged.isHeld()).isTrue();
            assertThat(aged.state().freeOutsideCmaKb())
                    .isGreaterThan(aged.state().reserveKb());
        }
        assertIsBackWithin(LONG);
    }

    @Test
    void leaves_as_many_blocks_as_is_wished_and_as_is_wished_anew() {
        try (AgedBox aged = AgedBox.start(box, new AgeRequest(4, 26, null), LONG, new Cancellation())) {
            assertThat(aged.reached().usable()).isEqualTo(26);

            // What is reached holds at that moment; the busy box may take some blocks again before anybody else looks.
            assertThat(aged.leave(3, LONG).usable()).isEqualTo(3);
            assertThat(aged.leave(100, LONG).usable()).isEqualTo(100);
            // More than the reserve's: pipes have to go back for that.
            assertThat(aged.leave(1000, LONG).usable()).isEqualTo(1000);
            assertIsHeldAt(900, 1000);
            assertThat(aged.leave(0, LONG).usable()).isZero();
            assertIsHeldAt(0, 0);
        }
    }

    @Test
    void a_wish_beyond_what_the_box_has_gives_everything_back() {
        try (AgedBox aged = AgedBox.start(box, ALL, LONG, new Cancellation())) {
            AgerState all = aged.leave(100_000, LONG);

            assertThat(all.usable()).isBetween(usable(before) * 9 / 10, 100_000L);
            assertThat(all.pipes() + all.rings()).isZero();
        }
    }

    @Test
    void blocks_that_the_box_takes_are_not_made_up_for() {
        try (AgedBox aged = AgedBox.start(box, new AgeRequest(4, 40, null), LONG, new Cancellation())) {
            // Another ager that may take 8 MiB alone, and 30 of the 40 blocks with it.
            long reserve = (aged.state().freeOutsideCmaKb() << 10) - (8L << 20);
            try (AgedBox other = AgedBox.start(box, new AgeRequest(4, 10, reserve), LONG, new Cancellation())) {
                box.ask("sleep 1.5", LONG);

                assertThat(usable(freeLists())).isLessThanOrEqualTo(10 + TRANSIENT);
                assertThat(other.isHeld()).isTrue();
                assertThat(aged.state().usable()).isLessThanOrEqualTo(10 + TRANSIENT);
            }
        }
    }

    @Test
    void a_reserve_that_would_hang_the_box_is_not_obeyed() {
        try (AgedBox aged = AgedBox.start(box, new AgeRequest(4, 0, 4096L), LONG, new Cancellation())) {
            assertThat(aged.notes()).anyMatch(note -> note.contains("less than twice the high watermarks"));
            // Not compared with the min watermarks of now: since 5.0 the kernel shows them with the boost of the
            // moment.
            assertThat(aged.state().reserveKb()).isGreaterThan(4096);
            assertThat(usable(freeLists())).isLessThanOrEqualTo(TRANSIENT);
        }
    }

    @Test
    void a_killed_harness_leaves_a_box_that_recovers_by_itself() throws Exception {
        try (ChildJvm harness = ChildJvm.start(Harness.class, virtual.adbSerial())) {
            harness.awaitLine("aged");
            assertThat(usable(freeLists())).isLessThanOrEqualTo(TRANSIENT);

            harness.kill();

            assertIsBackWithin(Duration.ofSeconds(10));
            assertThat(box.ask("ps | grep -c '[b]oxager'; true", LONG).strip()).isEqualTo("0");
        }
    }

    @Test
    void a_reserve_beyond_the_memory_is_refused_with_the_figures() {
        assertThatThrownBy(() -> AgedBox.start(box, new AgeRequest(4, 0, 1L << 40), LONG, new Cancellation()))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("could not be aged")
                .hasMessageContaining("the reserve is more than what is free outside CMA");
    }

    @Test
    void an_order_beyond_the_kernels_is_refused() {
        assertThatThrownBy(() -> AgedBox.start(box, new AgeRequest(11, 0, null), LONG, new Cancellation()))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("the order is above the largest of this kernel");
    }

    @Test
    void an_aged_box_needs_nothing_more() {
        try (AgedBox first = AgedBox.start(box, ALL, LONG, new Cancellation());
                AgedBox second = AgedBox.start(box, ALL, LONG, new Cancellation())) {
            assertThat(second.notes()).containsExactly("this box is aged already: there was nothing to take");
            assertThat(second.state().pipes()).isZero();
            assertThat(first.isHeld() && second.isHeld()).isTrue();
        }
    }

    @Test
    void without_the_free_lists_it_is_aged_blindly_and_said() {
        // What a shell without root gets of the file.
        box.ask("mount --bind /dev/null /proc/pagetypeinfo", LONG);
        try {
            assertThatThrownBy(() -> AgedBox.start(box, ALL, LONG, new Cancellation()))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("/proc/pagetypeinfo cannot be read, which needs root")
                    .hasMessageContaining("Unknown how many blocks");
            try (AgedBox aged = AgedBox.startAsFarAsPossible(box, ALL, LONG, new Cancellation())) {
                assertThat(aged.isReached()).isFalse();
                assertThat(aged.notes()).anyMatch(note -> note.contains("pipes alone are taken"));
                assertThat(aged.state().pipesKb()).isGreaterThan(50_000);
                assertThat(aged.state().freeOutsideCmaKb())
                        .isGreaterThan(aged.state().reserveKb());
            }
        } finally {
            box.ask("umount /proc/pagetypeinfo", LONG);
        }
    }

    /** As another user, and as a root that has no rights outside its own namespace. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    start-stop-daemon -S -q -c shell -x PROGRAM -- --order 4 | 5 | /proc/pagetypeinfo cannot be read
                    unshare -U PROGRAM --order 4                             | 7 | packet sockets are forbidden
                    """)
    void whoever_is_not_root_does_what_is_possible(String command, int code, String words) {
        String program = OnboxProgram.named("boxager").place(box, new Cancellation());
        box.ask("grep -q ^shell: /etc/passwd || echo 'shell:x:2000:2000::/:/bin/sh' >> /etc/passwd", LONG);

        String said = box.ask(command.replace("PROGRAM", program) + "; echo code $?", LONG);

        assertThat(said)
                .contains(words, "pipe-user-pages-soft", "\"phase\":\"holding\"", "code " + code)
                .doesNotContain("\"pipes\":0,");
    }

    @Test
    void a_box_without_cma_is_aged_too() {
        try (VirtualBox plain = VirtualBox.start(VirtualBoxSettings.DEFAULT.withMemory(384, 0), new Cancellation())) {
            plain.awaitReady(Duration.ofMinutes(3));
            try (Box other = link(plain.adbSerial())) {
                other.connect(LONG);
                try (AgedBox aged = AgedBox.start(other, ALL, LONG, new Cancellation())) {
                    assertThat(aged.reached().usable()).isZero();
                    assertThat(aged.notes()).containsExactly("this box has no CMA: all of its memory counts");
                }
            }
        }
    }

    /** A harness of its own, to be killed. */
    static final class Harness {
        private Harness() {}

        public static void main(String[] arguments) {
            Box own = link(arguments[0]);
            own.connect(LONG);
            AgedBox.start(own, ALL, LONG, new Cancellation());
            ChildJvm.say("aged");
            await().forever().until(() -> false);
        }
    }

    private static Box link(String serial) {
        return new AdbBox(new BoxId("virtual"), AdbServer.USUAL, serial, new Cancellation());
    }

    /** What was just given back merges to whole blocks for some time yet, which the ager takes again at its next look. */
    private static void assertIsHeldAt(long least, long most) {
        await("the free blocks settle").atMost(Duration.ofSeconds(15)).until(() -> {
            long now = usable(freeLists());
            return now >= least && now <= most + TRANSIENT;
        });
    }

    private void assertIsBackWithin(Duration limit) {
        await("nine tenths of memory and of blocks are back").atMost(limit).until(() -> {
            PageTypeInfo now = freeLists();
            return freePages(now) >= freePages(before) * 9 / 10 && usable(now) >= usable(before) * 9 / 10;
        });
    }

    private static PageTypeInfo freeLists() {
        return PageTypeInfo.parse(box.readFile("/proc/pagetypeinfo", LONG));
    }

    private static long usable(PageTypeInfo types) {
        return types.supply(4).usable().count();
    }

    private static long freePages(PageTypeInfo types) {
        return types.usable().pages().count();
    }
}
