package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LcusReportTests {
    @Test
    void lines_of_text_are_read_with_their_padding() {
        assertThat(text("CH1: ON \r\nCH2: OFF\r\n")).isEqualTo(Map.of(1, true, 2, false));
    }

    @Test
    void a_byte_for_each_relay_is_read() {
        byte[] answer = {1, 1, 1, 1, 0, 0, 0, 0};

        assertThat(LcusReport.parse(answer).channels())
                .isEqualTo(Map.of(1, true, 2, true, 3, true, 4, true, 5, false, 6, false, 7, false, 8, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CH1: O",
                "CH1: ON \r\nCH2: ",
                "CH9: ON\r\n",
                "noise CH1: ON\r\n",
                "\0\0\0\0\0\0\0\0\0",
                "\u0001\u0002"
            })
    void anything_else_is_no_report(String answer) {
        assertThat(text(answer)).isEmpty();
    }

    private static Map<Integer, Boolean> text(String answer) {
        return LcusReport.parse(answer.getBytes(StandardCharsets.ISO_8859_1)).channels();
    }
}
