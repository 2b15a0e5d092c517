package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlabInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("slabinfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        SlabInfo read = SlabInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    @Test
    void one_cache_has_one_name_in_all_releases() {
        SlabCache old = new SlabCache("kmalloc-1024", 1, 1, 1024, 16, 4, 1);
        SlabCache young = new SlabCache("kmalloc-1k", 1, 1, 1024, 16, 4, 1);
        SlabCache accounted = new SlabCache("kmalloc-cg-8k", 1, 1, 8192, 4, 8, 1);
        SlabCache other = new SlabCache("ext4_groupinfo_4k", 1, 1, 192, 21, 1, 1);

        assertThat(young.commonName()).isEqualTo(old.commonName());
        assertThat(accounted.commonName()).isEqualTo("kmalloc-cg-8192");
        assertThat(other.commonName()).isEqualTo("ext4_groupinfo_4k");
    }

    private static String actual(SlabInfo read, String key) {
        SlabCache cache = read.cache(key.substring(key.lastIndexOf(' ') + 1));
        return switch (key) {
            case "caches" -> Integer.toString(read.caches().size());
            case "pages" -> Long.toString(read.pages());
            default -> cache == null ? "none" : Long.toString(cache.objects());
        };
    }
}
