package org.boxsoak.plan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {
    private static final List<String> KEYS = List.of("every", "off", "also", "comes-back-within", "interface");

    @ParameterizedTest
    @CsvSource({
        "evrey, every",
        "eevry, every",
        "of, off",
        "Also, also",
        "comesBackWithin, comes-back-within",
        "comes_back_whitin, comes-back-within",
        "iface, "
    })
    void finds_the_word_that_was_meant_if_it_is_near(String word, String expected) {
        assertThat(Spelling.nearest(word, KEYS)).isEqualTo(expected);
    }

    @Test
    void does_not_think_about_words_that_nobody_mistypes() {
        assertThat(Spelling.nearest("x".repeat(100_000), KEYS)).isNull();
        assertThat(Spelling.nearest("", KEYS)).isNull();
    }
}
