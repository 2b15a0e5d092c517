package org.boxsoak.ager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.LocalBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is understood of an ager that ends, in whatever way; its words come from a real shell. */
class AgerWordsTests {
    private static final String STATE = "{\"event\":\"state\",\"phase\":\"holding\",\"usable\":7}";
    private static final String BLIND = "{\"event\":\"note\",\"code\":5,\"message\":\"no free lists\"}";
    private static final String LIMIT = "{\"event\":\"note\",\"code\":7,\"message\":\"no more pipes\"}";
    private static final String ENDED = "{\"event\":\"ended\",\"code\":5,\"why\":\"done\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                          | true
                    STATE                       | true
                    STATE ENDED                 | false
                    ENDED                       | false
                    sh:_boxager:_not_executable | false
                    """)
    void silence_alone_is_a_lost_link(String said, boolean cutOff) {
        AgerWords words = heard(said);

        assertThat(words.hasEnded()).isTrue();
        assertThat(words.wasCutOff()).isEqualTo(cutOff);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LIMIT STATE       | false
                    BLIND             | false
                    BLIND STATE       | true
                    LIMIT BLIND STATE | true
                    """)
    void a_limit_is_no_failure_while_the_ager_goes_on_trying(String said, boolean failed) {
        assertThat(heard(said).hasFailed()).isEqualTo(failed);
    }

    private static AgerWords heard(String said) {
        String lines = said.replace("STATE", "'" + STATE + "'")
                .replace("BLIND", "'" + BLIND + "'")
                .replace("LIMIT", "'" + LIMIT + "'")
                .replace("ENDED", "'" + ENDED + "'");
        String command = said.isEmpty() ? "true" : "printf '%s\\n' " + lines;
        try (LocalBox box = new LocalBox(new BoxId("here"), new Cancellation());
                BoxStream stream = box.stream(command, Duration.ofSeconds(30))) {
            AgerWords words = new AgerWords(stream);
            await("the words end").atMost(Duration.ofSeconds(30)).until(words::hasEnded);
            return words;
        }
    }
}
