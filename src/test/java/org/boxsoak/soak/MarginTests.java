package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarginTests {
    @Test
    void one_sentence_says_what_the_plug_needs_and_what_there_is() {
        assertThat(new Margin("wlan0", 4, 26, 494, 7400, "5.4.125", 11).sentence())
                .isEqualTo("wlan0 needs 26 free order-4 blocks at plug; your box has 494 now, 2 h after its boot");
        assertThat(new Margin("wlan0", 4, 1, 0, 7400, "5.4.125", 11).sentence())
                .startsWith("wlan0 needs 1 free order-4 block at plug");
        assertThat(new Margin("wlan0", 4, 0, 3, 7400, "5.4.125", 11).sentence())
                .startsWith("wlan0 needs no free order-4 block at plug");
        assertThat(new Margin("wlan0", 4, null, 3, 7400, "5.4.125", 11).sentence())
                .startsWith("wlan0 does not come back from a plug even with all 3 free");
    }

    @Test
    void it_is_enough_when_the_box_has_as_much_as_is_needed() {
        assertThat(new Margin("wlan0", 4, 26, 26, 7400, "5.4.125", 1).isEnough())
                .isTrue();
        assertThat(new Margin("wlan0", 4, 26, 25, 7400, "5.4.125", 1).isEnough())
                .isFalse();
        assertThat(new Margin("wlan0", 4, null, 3000, 7400, "5.4.125", 1).isEnough())
                .isFalse();
    }
}
