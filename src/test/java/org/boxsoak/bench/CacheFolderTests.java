package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTests {
    @Test
    void the_users_wish_comes_first() {
        assertThat(CacheFolder.locate(Map.of("XDG_CACHE_HOME", "/fast/caches"), "/home/tv"))
                .hasToString("/fast/caches/boxsoak");
    }

    @Test
    void without_an_absolute_wish_it_is_the_homes_cache() {
        assertThat(CacheFolder.locate(Map.of(), "/home/tv")).hasToString("/home/tv/.cache/boxsoak");
        assertThat(CacheFolder.locate(Map.of("XDG_CACHE_HOME", "caches"), "/home/tv"))
                .hasToString("/home/tv/.cache/boxsoak");
    }
}
