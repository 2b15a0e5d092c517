package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.relay.SwitchRules.Contact;
import org.junit.jupiter.api.Test;

class SwitchedRelayTests {
    private final ManualClock clock = new ManualClock();
    private final ScriptedLatch latch = new ScriptedLatch();
    private final String board = "board-" + UUID.randomUUID();

    @Test
    void the_module_stays_unplugged_for_the_minimum_off_time() {
        try (Relay relay = open(Contact.OPEN)) {
            relay.on();
            clock.advance(Duration.ofSeconds(100));
            relay.off();
            clock.advance(Duration.ofMillis(400));
            relay.on();

            // The first 'on' waited too: whoever switched it off before this relay was opened may have done so just
            // now.
            assertThat(latch.at).containsExactly("on at 2000 ms", "off at 102000 ms", "on at 104000 ms");
        }
    }

    @Test
    void a_module_that_is_plugged_already_waits_for_nothing() {
        latch.on = true;
        try (Relay relay = open(Contact.OPEN)) {
            relay.on();
            relay.on();

            assertThat(clock.elapsed()).isZero();
        }
    }

    @Test
    void the_contact_that_is_normally_closed_plugs_without_current() {
        try (Relay relay = open(Contact.CLOSED)) {
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();
            assertThat(latch.on).isTrue();
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            relay.on();
            assertThat(latch.on).isFalse();
        }
    }

    @Test
    void one_lost_order_is_repeated_and_two_are_a_failure() {
        try (Relay relay = open(Contact.OPEN)) {
            latch.lost = 1;
            relay.on();
            assertThat(latch.on).isTrue();

            latch.lost = 2;
            assertThatThrownBy(relay::off)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("the scripted board", "should have the module OFF", "says ON");
            relay.off();
            assertThat(latch.on).isFalse();
        }
    }

    @Test
    void a_latch_that_changed_by_itself_is_told_once() {
        try (Relay relay = open(Contact.OPEN)) {
            relay.on();
            latch.on = false;

            assertThatThrownBy(relay::state)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("the scripted board was left with the module ON", "says OFF now");
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
        }
    }

    @Test
    void a_latch_that_the_boxs_reboot_resets_may_change() {
        latch.staysAsSet = false;
        try (Relay relay = open(Contact.OPEN)) {
            relay.off();
            latch.on = true;

            assertThat(relay.state()).isEqualTo(RelayState.ON);
        }
    }

    @Test
    void what_is_not_known_after_a_failure_is_not_held_against_the_board() {
        try (Relay relay = open(Contact.OPEN)) {
            relay.on();
            latch.isGone = true;
            assertThatThrownBy(relay::off).isInstanceOf(BenchException.class).hasMessage("gone");
            // Plugged in again it begins with all relays off.
            latch.isGone = false;
            latch.on = false;

            assertThat(relay.state()).isEqualTo(RelayState.OFF);
        }
    }

    @Test
    void a_board_that_cannot_be_opened_is_free_for_the_next() {
        assertThatThrownBy(() -> SwitchedRelay.open(
                        board,
                        () -> {
                            throw new BenchException("no answer");
                        },
                        new SwitchRules(Contact.OPEN, Duration.ZERO),
                        clock))
                .hasMessage("no answer");

        open(Contact.OPEN).close();
        assertThat(latch.isClosed).isTrue();
    }

    private Relay open(Contact contact) {
        return SwitchedRelay.open(board, () -> latch, new SwitchRules(contact, Duration.ofSeconds(2)), clock);
    }

    /** A latch that does what the test wants. */
    private final class ScriptedLatch implements Latch {
        private final List<String> at = new ArrayList<>();
        private boolean on;
        private int lost;
        private boolean isGone;
        private boolean staysAsSet = true;
        private boolean isClosed;

        @Override
        public String name() {
            return "the scripted board";
        }

        @Override
        public void set(boolean wanted) {
            at.add((wanted ? "on" : "off") + " at " + clock.elapsed().toMillis() + " ms");
            if (lost > 0) {
                lost--;
            } else {
                on = wanted;
            }
        }

        @Override
        public RelayState read() {
            if (isGone) {
                throw new BenchException("gone");
            }
            return on ? RelayState.ON : RelayState.OFF;
        }

        @Override
        public boolean staysAsSet() {
            return staysAsSet;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
