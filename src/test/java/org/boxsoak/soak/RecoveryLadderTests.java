package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.plan.Recovery;
import org.boxsoak.plan.RelaySettings;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryLadderTests {
    private static final String SERIAL = "0123456789ABCDEF";

    private final ManualClock clock = new ManualClock();
    private final Timeline timeline = Timeline.startingNow(clock);
    private final List<String> switched = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();

    @TempDir
    Path folder;

    private RunJournal journal;

    @BeforeEach
    void a_journal() {
        journal = RunJournal.open(RunFolder.create(folder, "plan", "box", clock.now()), timeline);
        journal.follow(line -> {
            if (line.event() instanceof RunEvent.RecoveryTried step) {
                tried.add(step.step() + (step.done() ? "" : " failed"));
            }
        });
    }

    @Test
    void ever_stronger_means_come_in_turn_and_power_cycles_have_a_limit() throws Exception {
        usbDevice();
        RecoveryLadder ladder = ladder(true, 2);

        for (int second = 1; second <= 300; second += 5) {
            ladder.climb(Duration.ofSeconds(second));
        }

        assertThat(tried).containsExactly("reconnect", "usb-reset", "power-cycle", "power-cycle");
        assertThat(switched).containsExactly("off", "on", "off", "on");
        assertThat(Files.readString(folder.resolve("usb/1-4/authorized"))).isEqualTo("1");
        assertThat(ladder.canGoOn()).isFalse();
        assertThat(ladder.summary()).contains("usb-reset, power-cycle");
    }

    @Test
    void a_bench_that_allows_nothing_gets_nothing_but_its_link() {
        RecoveryLadder ladder = ladder(false, 0);

        ladder.climb(Duration.ofMinutes(10));
        ladder.climb(Duration.ofMinutes(20));

        assertThat(tried).containsExactly("reconnect");
        assertThat(switched).isEmpty();
    }

    @Test
    void a_box_that_is_back_is_lost_anew_from_the_lowest_rung_but_the_limit_is_the_runs() throws Exception {
        usbDevice();
        RecoveryLadder ladder = ladder(true, 1);
        for (int loss = 0; loss < 2; loss++) {
            for (int second = 1; second <= 200; second += 5) {
                ladder.climb(Duration.ofSeconds(second));
            }
            ladder.end();
        }

        assertThat(tried).containsExactly("reconnect", "usb-reset", "power-cycle", "reconnect", "usb-reset");
    }

    @Test
    void a_step_that_fails_is_recorded_with_its_reason_and_the_next_one_is_taken() {
        RecoveryLadder ladder = ladder(true, 1);

        for (int second = 1; second <= 200; second += 5) {
            ladder.climb(Duration.ofSeconds(second));
        }

        assertThat(tried).containsExactly("reconnect", "usb-reset failed", "power-cycle");
    }

    @Test
    void the_usb_port_is_found_by_the_boxs_serial_number() throws Exception {
        usbDevice();

        assertThat(new UsbPortReset(folder.resolve("usb")).reset(SERIAL)).contains("1-4");
        assertThatThrownBy(() -> new UsbPortReset(folder.resolve("usb")).reset("other"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("serial number other");
    }

    private void usbDevice() throws Exception {
        Path device = Files.createDirectories(folder.resolve("usb/1-4"));
        Files.writeString(device.resolve("serial"), SERIAL + "\n");
        Files.writeString(device.resolve("authorized"), "1\n");
    }

    private RecoveryLadder ladder(boolean allowed, int cycles) {
        RelaySettings power = allowed ? new RelaySettings("command", Map.of(), Map.of()) : null;
        Recovery recovery = new Recovery(false, allowed, power, Duration.ofSeconds(30), Duration.ofSeconds(5), cycles);
        UsbPortReset usb = new UsbPortReset(folder.resolve("usb"));
        return new RecoveryLadder(
                new RecoverySteps(null, SERIAL, usb, new NotedRelay(), recovery.off()),
                recovery,
                journal,
                timeline,
                new Cancellation());
    }

    /** Notes what it was told. */
    private final class NotedRelay implements Relay {
        @Override
        public void on() {
            switched.add("on");
        }

        @Override
        public void off() {
            switched.add("off");
        }

        @Override
        public RelayState state() {
            return RelayState.UNKNOWN;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
