package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.boxsoak.box.BootChange.Back;
import org.boxsoak.box.BootChange.Rebooted;
import org.boxsoak.box.BootChange.SameBoot;
import org.boxsoak.box.BootChange.Unreachable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BootWatchTests {
    private static final BootId FIRST = new BootId("4f1c9d1e-0000-4000-8000-000000000001");
    private static final BootId SECOND = new BootId("4f1c9d1e-0000-4000-8000-000000000002");

    private final BootWatch watch = new BootWatch();

    @Test
    void the_first_look_is_no_reboot() {
        assertThat(seen(0, FIRST, 100)).isEqualTo(new SameBoot(s(0)));
    }

    @Test
    void the_same_boot_id_is_the_same_boot_whatever_the_uptime_says() {
        seen(0, FIRST, 100);

        assertThat(seen(1, FIRST, 3)).isEqualTo(new SameBoot(s(1)));
    }

    @Test
    void another_boot_id_is_a_reboot_between_two_looks() {
        seen(0, FIRST, 100);
        seen(1, FIRST, 101);

        assertThat(seen(20, SECOND, 4)).isEqualTo(new Rebooted(s(1), s(20), s(16), FIRST, SECOND));
        assertThat(seen(21, SECOND, 5)).isEqualTo(new SameBoot(s(21)));
    }

    @Test
    void a_lost_link_with_the_same_boot_id_is_no_reboot() {
        seen(0, FIRST, 100);

        assertThat(watch.observe(BootObservation.unreachable(s(1)))).isEqualTo(new Unreachable(s(1), s(1)));
        assertThat(watch.observe(BootObservation.unreachable(s(2)))).isEqualTo(new Unreachable(s(1), s(2)));
        assertThat(seen(3, FIRST, 103)).isEqualTo(new Back(s(1), s(3)));
        assertThat(seen(4, FIRST, 104)).isEqualTo(new SameBoot(s(4)));
    }

    @Test
    void a_reboot_behind_a_lost_link_is_told_when_the_box_is_back() {
        seen(0, FIRST, 100);
        watch.observe(BootObservation.unreachable(s(1)));

        assertThat(seen(30, SECOND, null)).isEqualTo(new Rebooted(s(0), s(30), null, FIRST, SECOND));
    }

    @Test
    void without_a_boot_id_an_uptime_that_fell_is_a_reboot() {
        seen(0, null, 100);

        assertThat(seen(20, null, 4)).isEqualTo(new Rebooted(s(0), s(20), s(16), null, null));
    }

    @Test
    void without_a_boot_id_an_uptime_that_grew_too_little_over_a_long_loss_is_a_reboot() {
        seen(0, null, 100);
        watch.observe(BootObservation.unreachable(s(1)));

        assertThat(seen(1000, null, 500)).isInstanceOf(Rebooted.class);
    }

    @Test
    void a_box_whose_clock_lags_a_little_has_not_rebooted() {
        seen(0, null, 100);

        assertThat(seen(20, null, 113)).isEqualTo(new SameBoot(s(20)));
    }

    @Test
    void a_boot_id_that_could_not_be_read_once_is_not_forgotten() {
        seen(0, FIRST, 100);
        seen(1, null, 101);

        assertThat(seen(2, SECOND, null)).isEqualTo(new Rebooted(s(1), s(2), null, FIRST, SECOND));
    }

    @Test
    void a_boot_id_of_the_boot_before_is_not_compared_with() {
        seen(0, FIRST, 100);
        seen(20, null, 4);

        assertThat(seen(21, SECOND, 5)).isEqualTo(new SameBoot(s(21)));
    }

    @Test
    void a_box_that_never_answered_is_unreachable_and_then_seen_for_the_first_time() {
        assertThat(watch.observe(BootObservation.unreachable(s(0)))).isEqualTo(new Unreachable(s(0), s(0)));
        assertThat(seen(9, FIRST, 5)).isEqualTo(new SameBoot(s(9)));
    }

    private BootChange seen(long at, @Nullable BootId bootId, @Nullable Integer uptime) {
        return watch.observe(BootObservation.seen(s(at), bootId, uptime == null ? null : s(uptime)));
    }

    private static Duration s(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
