package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageOwnerDigestTests {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 100_000})
    void a_file_in_pieces_adds_up_to_what_it_is_as_a_whole(int piece) {
        for (String file : List.of("001-x86-5.19-memcg.txt", "002-6.12-order-4-twice.txt", "003-show-stacks-6.9.txt")) {
            String text = Corpus.text("page_owner/" + file);
            PageOwnerDigest digest = new PageOwnerDigest();
            for (int at = 0; at < 3 * text.length(); at += piece) {
                digest.add(text.repeat(3).substring(at, Math.min(3 * text.length(), at + piece)));
            }

            PageOwner whole = PageOwner.parse(text);
            PageOwner digested = PageOwner.parse(digest.text());

            assertThat(digested.reading().problems()).isEmpty();
            assertThat(digested.pages()).isEqualTo(3 * whole.pages());
            assertThat(digested.stacks())
                    .extracting(PageOwnerStack::stack)
                    .containsExactlyElementsOf(
                            whole.stacks().stream().map(PageOwnerStack::stack).toList());
        }
    }

    @Test
    void a_block_that_is_cut_off_is_left_out() {
        String text = Corpus.text("page_owner/002-6.12-order-4-twice.txt");
        PageOwnerDigest digest = new PageOwnerDigest();
        digest.add(text.substring(0, text.indexOf("Page allocated", 10) + 40));

        assertThat(PageOwner.parse(digest.text()).pages()).isEqualTo(16);
    }
}
