package org.boxsoak.ager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgerLineTests {
    @Test
    void a_state_is_read_with_every_figure() {
        AgerLine line = AgerLine.parse(
                "{\"event\":\"state\",\"phase\":\"holding\",\"aged\":true,\"reached\":true,\"order\":4,\"leave\":10,\"asked\":1,\"usable\":10,\"strict\":2,"
                        + "\"highAtomic\":0,\"cma\":3990,\"freeOutsideCmaKb\":85120,\"reserveKb\":20680,\"minKb\":2760,"
                        + "\"pipes\":2616,\"pipesKb\":83712,\"rings\":8,\"ringBlocks\":319,\"ringsKb\":20416}");

        assertThat(line)
                .isEqualTo(new AgerLine.Seen(new AgerState(
                        "holding", true, true, 4, 10, 1, 10L, 2L, 0L, 3990L, 85120, 20680, 2760, 2616, 83712, 8, 319,
                        20416)));
    }

    @Test
    void a_box_that_hides_its_free_lists_has_an_unknown_supply() {
        AgerLine line = AgerLine.parse(
                "{\"event\":\"state\",\"phase\":\"holding\",\"aged\":false,\"order\":4,\"usable\":null}");

        assertThat(line)
                .isInstanceOfSatisfying(
                        AgerLine.Seen.class,
                        seen -> assertThat(seen.state().usable()).isNull());
    }

    @Test
    void notes_ends_and_words_of_others_are_told_apart() {
        assertThat(AgerLine.parse("{\"event\":\"note\",\"code\":6,\"message\":\"packet sockets are forbidden\"}"))
                .isEqualTo(new AgerLine.Note(6, "packet sockets are forbidden"));
        assertThat(AgerLine.parse("{\"event\":\"ended\",\"code\":0,\"why\":\"a signal came\"}"))
                .isEqualTo(new AgerLine.Ended(0, "a signal came"));
        assertThat(AgerLine.parse("sh: /tmp/boxager: Permission denied"))
                .isEqualTo(new AgerLine.Other("sh: /tmp/boxager: Permission denied"));
        assertThat(AgerLine.parse("{\"event\":\"sta")).isInstanceOf(AgerLine.Other.class);
    }

    @Test
    void a_request_checks_itself() {
        assertThat(new AgeRequest(4, 0, 20L << 20).arguments())
                .isEqualTo("--order 4 --leave 0 --reserve 20971520 --hold");
        assertThat(new AgeRequest(3, 7, null).arguments()).isEqualTo("--order 3 --leave 7 --hold");
        assertThatThrownBy(() -> new AgeRequest(0, 0, null)).hasMessageContaining("from 1 to the largest");
        assertThatThrownBy(() -> new AgeRequest(4, -1, null)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new AgeRequest(4, 0, 0L)).hasMessageContaining("more than 0");
    }
}
