package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileSectionsTests {
    private final Map<String, Double> counters = new LinkedHashMap<>();

    @Test
    void processes_of_one_name_are_added_up_and_the_pss_goes_before_the_rss() {
        CounterSources.read(
                "processes", "12 2000 1500 netflix\n13 1000 - netflix\n14 500 - sh\n15 x - odd\n16\n", counters::put);

        assertThat(counters)
                .containsOnly(Map.entry("process netflix", 2500.0 * 1024), Map.entry("process sh", 500.0 * 1024));
    }

    @Test
    void zram_is_the_memory_that_all_devices_use() {
        CounterSources.read(
                "zram",
                "==> /sys/block/zram0/mm_stat <==\n  4096 74 12288 0 12288 0 0 0 0\n==> /sys/block/zram1/mm_stat <==\n0 0 100 0\n",
                counters::put);

        assertThat(counters).containsOnly(Map.entry("zram", 12388.0));
    }

    @Test
    void the_hottest_zone_and_the_load_of_a_minute_are_told() {
        CounterSources.read(
                "thermal",
                "==> /sys/class/thermal/thermal_zone0/temp <==\n41500\n==> /sys/class/thermal/thermal_zone1/temp <==\n39000\n",
                counters::put);
        CounterSources.read("loadavg", "1.25 0.80 0.10 2/114 4711\n", counters::put);

        assertThat(counters).containsOnly(Map.entry("temperature", 41.5), Map.entry("load", 1.25));
    }

    @Test
    void garbage_gives_no_counter() {
        for (String source : new String[] {"processes", "zram", "thermal", "loadavg"}) {
            CounterSources.read(source, "\u0000==> <==\n?\n==> x <==\n\n", counters::put);
            CounterSources.read(source, "", counters::put);
        }

        assertThat(counters).isEmpty();
    }
}
