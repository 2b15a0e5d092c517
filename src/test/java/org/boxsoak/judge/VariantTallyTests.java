package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.boxsoak.plan.Variant;
import org.boxsoak.plan.VariantDuty;
import org.boxsoak.record.RunEvent.VariantTried;
import org.junit.jupiter.api.Test;

class VariantTallyTests {
    private static final VariantTried FAILED = new VariantTried("x", 1, true, "no-driver", 0, 4L);
    private static final VariantTried DIED = new VariantTried("x", 2, false, "box-rebooted", 1, 6L);
    private static final VariantTried WORKED = new VariantTried("x", 3, true, "back", 0, null);

    private static VariantTally tally(Set<VariantDuty> must, VariantTried... trials) {
        return new VariantTally(new Variant("NULL check", "true", must), List.of(trials));
    }

    @Test
    void counts_what_survived_and_what_worked() {
        VariantTally tally = tally(Set.of(), FAILED, DIED, WORKED);

        assertThat(tally.survived()).isEqualTo(2);
        assertThat(tally.worked()).isEqualTo(1);
        assertThat(tally.used()).isEqualTo("4 to 6");
        assertThat(tally.sentence())
                .isEqualTo(
                        "With 'NULL check' the box survived 2 of 3 plugs with 0, 1 usable blocks free, and wifi worked after 1;"
                                + " where there are plenty, a plug takes 4 to 6 blocks.");
    }

    @Test
    void what_nobody_saw_is_unknown_and_not_0() {
        assertThat(tally(Set.of(), WORKED).used()).isEqualTo("unknown");
    }

    @Test
    void what_the_plan_demands_is_said_in_its_words() {
        assertThat(tally(Set.of()).demand()).isEmpty();
        assertThat(tally(Set.of(VariantDuty.WIFI, VariantDuty.SURVIVE)).demand())
                .isEqualTo("survive and wifi");
    }

    @Test
    void a_duty_holds_only_if_every_plug_met_it() {
        assertThat(tally(Set.of(VariantDuty.SURVIVE), FAILED, WORKED).isDone()).isTrue();
        assertThat(tally(Set.of(VariantDuty.SURVIVE), FAILED, DIED).isDone()).isFalse();
        assertThat(tally(Set.of(VariantDuty.SURVIVE, VariantDuty.WIFI), FAILED, WORKED)
                        .isDone())
                .isFalse();
        assertThat(tally(Set.of(VariantDuty.SURVIVE, VariantDuty.WIFI), WORKED).isDone())
                .isTrue();
    }
}
