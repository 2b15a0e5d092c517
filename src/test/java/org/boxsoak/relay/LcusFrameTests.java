package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LcusFrameTests {
    /** The vendor's table. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, A0 01 01 A2", "2, 1, A0 02 01 A3", "3, 1, A0 03 01 A4", "4, 1, A0 04 01 A5",
        "5, 1, A0 05 01 A6", "6, 1, A0 06 01 A7", "7, 1, A0 07 01 A8", "8, 1, A0 08 01 A9",
        "1, 0, A0 01 00 A1", "2, 0, A0 02 00 A2", "3, 0, A0 03 00 A3", "4, 0, A0 04 00 A4",
        "5, 0, A0 05 00 A5", "6, 0, A0 06 00 A6", "7, 0, A0 07 00 A7", "8, 0, A0 08 00 A8",
        "1, 5, A0 01 05 A6"
    })
    void every_frame_is_as_the_vendor_has_it(int channel, int operation, String frame) {
        assertThat(Hex.of(new LcusFrame(channel, operation).bytes())).isEqualTo(frame);
    }

    @ParameterizedTest
    @CsvSource({
        "A0 01 01 A2, 1, true",
        "A0 01 00 A1, 1, true",
        // Another channel's, another operation's, a broken sum, too short.
        "A0 02 01 A3, 1, false",
        "A0 01 05 A6, 1, false",
        "A0 01 01 A3, 1, false",
        "A0 01 01, 1, false"
    })
    void only_a_whole_answer_about_the_channel_is_one(String bytes, int channel, boolean isAnswer) {
        byte[] answer = HexFormat.ofDelimiter(" ").parseHex(bytes);

        assertThat(LcusFrame.isAnswer(answer, channel)).isEqualTo(isAnswer);
    }
}
