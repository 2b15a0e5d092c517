package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.OwnersStory;
import org.junit.jupiter.api.Test;

class OwnersSectionTests {
    private static final Map<List<String>, Long> FOLDED = Map.of(
            List.of("kernel", "kthread", "worker_thread", "osd_leak_work [leaky_osd]", "osd_take_page [leaky_osd]"),
            600_000L,
            List.of("kernel", "kthread", "<script>alert(1)</script>"),
            100_000L);

    @Test
    void a_flame_graph_is_a_drawing_of_its_own_with_every_function_named() {
        String svg = FlameGraph.standalone(FOLDED);

        assertThat(svg)
                .startsWith("<?xml")
                .contains("osd_take_page [leaky_osd]: 586 KiB, 85.7 %", "held: 684 KiB")
                .doesNotContain("<script>")
                .endsWith("</svg>\n");
    }

    @Test
    void a_flame_graph_of_nothing_can_be_drawn() {
        assertThat(FlameGraph.standalone(Map.of())).contains("held: 0 B");
    }

    @Test
    void bars_of_a_waterfall_begin_where_the_one_before_ends() {
        String svg = WaterfallChart.draw(
                        List.of(
                                slope("free memory", -8_000_000),
                                slope("unaccounted", 6_000_000),
                                slope("slab", 2_000_000),
                                slope("percpu", 10)),
                        new Canvas("waterfall", ChartSize.WIDE, true))
                .toString();

        assertThat(svg).contains("free memory", "unaccounted", "slab").doesNotContain("percpu");
        // The loss takes the whole room; the gains go back over it.
        assertThat(svg).containsPattern("x=\"210\" y=\"4\" width=\"[67]\\d\\d\"");
    }

    private static OwnersStory.Slope slope(String name, double perHour) {
        return new OwnersStory.Slope(name, new CacheStory.Growth(perHour, perHour - 1000, perHour + 1000));
    }
}
