package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTests {
    @Test
    void text_and_attributes_are_escaped() {
        Markup markup = new Markup().leaf("p", "<script>alert('x')</script> & more", "title", "\" onclick=\"boom");

        assertThat(markup.toString())
                .isEqualTo("<p title=\"&quot; onclick=&quot;boom\">"
                        + "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more</p>");
    }

    @Test
    void control_characters_become_visible() {
        assertThat(new Markup().text("a\u0000b\u001b[31mc\r\u007f\u0085").toString())
                .isEqualTo("a\u2400b\u241b[31mc\u240d\u2421\ufffd");
    }

    @Test
    void characters_that_reorder_a_line_show_their_number() {
        assertThat(new Markup().text("ok\u202egnp.exe").toString()).isEqualTo("ok\\u202egnp.exe");
    }

    @Test
    void half_characters_and_noncharacters_are_replaced_and_whole_ones_stay() {
        assertThat(new Markup().text("\ud83d|\udc00|\uffff|😀").toString()).isEqualTo("\ufffd|\ufffd|\ufffd|😀");
    }

    @Test
    void an_open_element_is_noticed() {
        Markup markup = new Markup().open("p");

        assertThatThrownBy(markup::toString).hasMessageContaining("<p>");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_text_gives_well_formed_markup(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder hostile = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            hostile.append(
                    random.nextInt(3) == 0
                            ? "<>&\"'\u0000\ud800]]>-->".charAt(random.nextInt(13))
                            : (char) random.nextInt(0x10000));
        }

        String markup =
                new Markup().leaf("p", hostile.toString(), "title", hostile).toString();

        assertThat(Xml.parse(markup).getDocumentElement().getTextContent()).hasSizeGreaterThan(4000);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.25,1.3", "-0.04,0", "12.96,13", "-3.5,-3.5"})
    void numbers_carry_one_decimal_at_most(double value, String text) {
        assertThat(Markup.number(value)).isEqualTo(text);
    }

    @Test
    void a_long_line_is_cut_and_says_where_the_rest_is() {
        assertThat(VisibleText.bounded("x".repeat(10_000), 100, "console.log"))
                .isEqualTo("x".repeat(100) + " … (9900 more characters in console.log)");
        assertThat(VisibleText.bounded("ab😀", 3, "f")).isEqualTo("ab … (2 more characters in f)");
    }
}
