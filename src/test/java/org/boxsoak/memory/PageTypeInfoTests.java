package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTypeInfoTests {
    private static final String AT_BOOT = Corpus.text("pagetypeinfo/001-incident-at-boot.txt");

    private final PageTypeInfo atBoot = PageTypeInfo.parse(AT_BOOT);

    static List<Corpus> corpus() {
        return Corpus.all("pagetypeinfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        PageTypeInfo read = PageTypeInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void other_counts_in_one_row_read_as_if_the_whole_file_were_read_again(Corpus file) {
        PageTypeInfo read = PageTypeInfo.parse(file.text());
        int rows = 0;
        for (String line : file.text().lines().toList()) {
            String changed = line.replaceAll("\\b[1-9]\\d* ", "7 ");
            PageTypeRow was = PageTypeRow.parse(line + "\n");
            PageTypeRow is = PageTypeRow.parse(changed + "\n");
            if (read.reading().isWhole() && was != null && is != null && is.isSameRow(was)) {
                assertThat(read.with(List.of(is)))
                        .isEqualTo(PageTypeInfo.parse(file.text().replace(line, changed)));
                rows++;
            }
        }
        assertThat(rows > 0).isEqualTo(read.reading().isWhole());
    }

    @Test
    void the_boot_of_the_incident_has_494_order_4_blocks_for_unmovable_requests() {
        Supply supply = atBoot.supply(4);

        assertThat(supply.strict()).isEqualTo(Tally.of(327));
        assertThat(supply.of("Movable")).isEqualTo(Tally.of(77));
        assertThat(supply.of("Reclaimable")).isEqualTo(Tally.of(90));
        assertThat(supply.usable()).isEqualTo(Tally.of(494));
        assertThat(supply.cma()).isEqualTo(Tally.of(11023));
        assertThat(supply.highAtomic()).isEqualTo(Tally.ZERO);
        assertThat(supply.isolate()).isEqualTo(Tally.ZERO);
    }

    @Test
    void the_boot_of_the_incident_has_9651_free_pages_outside_cma() {
        assertThat(atBoot.usable().pages()).isEqualTo(Tally.of(9651));
        assertThat(atBoot.presentPages()).isEqualTo(917504);
        assertThat(atBoot.cmaPages()).isEqualTo(242688);
        assertThat(atBoot.pageBlockOrder()).isEqualTo(10);
        assertThat(atBoot.pagesPerBlock()).isEqualTo(1024);
        assertThat(atBoot.reading().isWhole()).isTrue();
    }

    @Test
    void a_saturated_cell_makes_sums_lower_bounds() {
        PageTypeInfo types = PageTypeInfo.parse(AT_BOOT.replace(
                "Reclaimable      0      0      1     27     30", "Reclaimable      0      0      1     27 >100000"));

        assertThat(types.supply(4).usable()).isEqualTo(Tally.atLeast(494 - 30 + 100000));
        assertThat(types.supply(4).strict()).isEqualTo(Tally.of(327));
        assertThat(types.supply(5).usable().isLowerBound()).isFalse();
        assertThat(types.isSaturated()).isTrue();
    }

    @Test
    void a_missing_row_makes_the_supply_a_lower_bound_and_not_a_zero() {
        int cut = AT_BOOT.indexOf("Reclaimable") + 30;

        PageTypeInfo types = PageTypeInfo.parse(AT_BOOT.substring(0, cut));

        assertThat(types.supply(4).usable()).isEqualTo(Tally.atLeast(327 + 77));
        assertThat(types.reading().problems()).hasSize(2);
        assertThat(types.reading().problems().get(0).line()).isEqualTo(7);
        assertThat(types.reading().problems().get(1).what()).contains("Number of blocks type");
    }

    @Test
    void zones_and_nodes_add_up() {
        PageTypeInfo types = PageTypeInfo.parse(
                AT_BOOT + AT_BOOT.replace("Node    0", "Node    1").replace("Node 0", "Node 1"));

        assertThat(types.zones()).hasSize(2);
        assertThat(types.supply(4).usable()).isEqualTo(Tally.of(2 * 494));
        assertThat(types.presentPages()).isEqualTo(2 * 917504);
        assertThat(types.reading().isWhole()).isTrue();
    }

    @Test
    void a_vendors_type_of_two_words_keeps_its_name_in_both_tables() {
        PageTypeInfo types = PageTypeInfo.parse("""
                Free pages count per migrate type at order       0      1      2
                Node    0, zone   Normal, type    Unmovable      1      2      3
                Node    0, zone   Normal, type unmovable isolate      4      5      6

                Number of blocks type     Unmovable unmovable isolate
                Node 0, zone   Normal            7            8
                """);

        assertThat(types.free("unmovable isolate").pages()).isEqualTo(Tally.of(4 + 10 + 24));
        assertThat(types.pageBlocksByType()).containsEntry("unmovable isolate", 8L);
        assertThat(types.reading().isWhole()).isTrue();
    }

    @Test
    void unusable_index_of_the_boot_counts_only_what_an_unmovable_request_may_take() {
        // 494 blocks of 16 pages out of 9651 pages: 1000 x (9651 - 7904) / 9651
        assertThat(atBoot.usable().unusablePermille(4)).isEqualTo(181);
        assertThat(atBoot.usable().fragmentationPermille(4)).isEqualTo(-1000);
        assertThat(atBoot.usable().fragmentationPermille(10)).isBetween(0, 1000);
        assertThat(FreeBlocks.NONE.unusablePermille(4)).isEqualTo(1000);
        assertThat(FreeBlocks.NONE.fragmentationPermille(4)).isZero();
    }

    private static String actual(PageTypeInfo read, String key) {
        return switch (key) {
            case "zones" -> Integer.toString(read.zones().size());
            case "strict(4)" -> read.supply(4).strict().toString();
            case "usable(4)" -> read.supply(4).usable().toString();
            case "usable pages" -> read.supply(0).usable().toString();
            case "CMA(4)" -> read.supply(4).cma().toString();
            case "HighAtomic(0)" -> read.supply(0).highAtomic().toString();
            case "mixed Movable" ->
                String.valueOf(read.zones().get(0).mixedBlocks().get("Movable"));
            default ->
                read.presentPages() == null ? "none" : read.presentPages().toString();
        };
    }
}
