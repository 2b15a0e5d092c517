package org.boxsoak.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.memory.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationVerdictTests {
    /** The zone of the incident's report. */
    private static final ZoneState INCIDENT = zone(
            "DMA32",
            158325L,
            2560L,
            List.of(0L, 0L, 0L),
            145990,
            0,
            "1587 UMEC",
            "1959 UMEC",
            "1803 UMEC",
            "676 UMEC",
            "305 C",
            "86 C",
            "19 C",
            "10 C",
            "26 C",
            "5 C",
            "118 C");

    @ParameterizedTest
    @CsvSource({
        "5.4, GFP_ATOMIC, 960",
        "5.4, GFP_KERNEL, 2560",
        "6.6, GFP_ATOMIC, 960",
        "4.9, GFP_ATOMIC, 960",
        "6.6, GFP_NOWAIT, 2560"
    })
    void the_incident_has_enough_pages_but_only_cma_blocks(String release, String flags, long effectiveMin) {
        AllocationVerdict verdict = AllocationVerdict.of(request(4, flags, release), List.of(INCIDENT));

        assertThat(verdict.outcome()).isEqualTo(AllocationOutcome.CMA_ONLY);
        assertThat(verdict.deciding().usablePages()).isEqualTo(12320);
        assertThat(verdict.deciding().effectiveMin()).isEqualTo(effectiveMin);
        assertThat(verdict.deciding().usableBlocks()).isZero();
        assertThat(verdict.deciding().blockedBlocks()).isEqualTo(569);
        assertThat(verdict.reason()).contains("12320").contains("CMA").contains(String.valueOf(effectiveMin));
    }

    @ParameterizedTest
    @CsvSource({
        // Half of the mark, and a quarter of the rest: 12320 pages exceed three eighths of 32850.
        "GFP_ATOMIC, 32850, 128",
        "GFP_KERNEL, 12319, 48",
        "__GFP_HIGH|GFP_KERNEL, 24638, 96"
    })
    void without_the_watermark_blocks_that_suffice_are_said_with_the_mark_that_would_forbid_them(
            String flags, long mostMin, long mebibytes) {
        ZoneState unmeasured =
                zone("DMA32", 158325L, null, List.of(), 145990, 0, "0 -", "0 -", "0 -", "0 -", "7 U", "3 M", "9 C");

        AllocationVerdict verdict = AllocationVerdict.of(request(4, flags, "5.4"), List.of(unmeasured));

        assertThat(verdict.outcome()).isEqualTo(AllocationOutcome.UNKNOWN);
        assertThat(verdict.reason())
                .contains(
                        "up to 10 free blocks of order 4 and above are usable (13 in units of order 4, 7 of them Unmovable)")
                .contains("12320 usable pages (158325 free, 145990 of them CMA) suffice unless")
                .endsWith("is above " + mostMin + " pages (" + mebibytes + " MiB).");
        assertThat(outcomeWithMin(unmeasured, flags, mostMin)).isEqualTo(AllocationOutcome.SUCCEEDS);
        assertThat(outcomeWithMin(unmeasured, flags, mostMin + 1)).isEqualTo(AllocationOutcome.BELOW_WATERMARK);
    }

    private static AllocationOutcome outcomeWithMin(ZoneState zone, String flags, long min) {
        ZoneState measured = new ZoneState(
                zone.id(), zone.free(), min, 0, List.of(), zone.freeCma(), zone.highAtomic(), zone.orders(), 4);
        return AllocationVerdict.of(request(4, flags, "5.4"), List.of(measured)).outcome();
    }

    @Test
    void some_answers_need_no_watermark() {
        ZoneState noBlock = zone("DMA32", 158325L, null, List.of(), 145990, 0, "9 U", "0 -", "0 -", "0 -", "7 C");
        ZoneState noPage = zone("DMA32", 145990L, null, List.of(), 145990, 0, "0 -", "0 -", "0 -", "0 -", "7 U");

        assertThat(AllocationVerdict.of(request(4, "GFP_ATOMIC", "5.4"), List.of(noBlock)))
                .satisfies(v -> assertThat(v.outcome()).isEqualTo(AllocationOutcome.CMA_ONLY))
                .satisfies(v -> assertThat(v.reason()).contains("whatever the watermark is, all 7 free blocks"));
        assertThat(AllocationVerdict.of(request(4, "GFP_ATOMIC", "5.4"), List.of(noPage)))
                .satisfies(v -> assertThat(v.outcome()).isEqualTo(AllocationOutcome.BELOW_WATERMARK))
                .satisfies(v -> assertThat(v.reason()).contains("no page is left that counts"));
        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL|__GFP_MEMALLOC", "5.4"), List.of(noPage))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void a_movable_request_may_take_the_cma_blocks() {
        assertThat(AllocationVerdict.of(request(4, "GFP_HIGHUSER_MOVABLE", "5.4"), List.of(INCIDENT))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void in_an_android_common_kernel_only_requests_that_ask_for_cma_get_it() {
        assertThat(AllocationVerdict.of(request(4, "GFP_HIGHUSER_MOVABLE", "5.15.104-android13-8"), List.of(INCIDENT))
                        .outcome())
                .isEqualTo(AllocationOutcome.CMA_ONLY);
        assertThat(AllocationVerdict.of(
                                request(4, "GFP_HIGHUSER_MOVABLE|__GFP_CMA", "5.15.104-android13-8"), List.of(INCIDENT))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void order_3_still_finds_its_blocks() {
        AllocationVerdict verdict = AllocationVerdict.of(request(3, "GFP_ATOMIC", "5.4"), List.of(INCIDENT));

        assertThat(verdict.outcome()).isEqualTo(AllocationOutcome.SUCCEEDS);
        // 676 blocks are shared by four lists, one of which is CMA.
        assertThat(verdict.deciding().usableBlocks()).isEqualTo(675);
    }

    @Test
    void the_comparison_is_strict() {
        ZoneState atMark = zone("Normal", 115L, 100L, List.of(), 0, 0, "0", "0", "0", "0", "1 U");
        ZoneState aboveMark = zone("Normal", 116L, 100L, List.of(), 0, 0, "0", "0", "0", "0", "1 U");

        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL", "5.4"), List.of(atMark))
                        .outcome())
                .isEqualTo(AllocationOutcome.BELOW_WATERMARK);
        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL", "5.4"), List.of(aboveMark))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void pages_that_are_cma_do_not_count_and_the_reason_says_so() {
        ZoneState zone = zone("Normal", 5000L, 1000L, List.of(), 4500, 0, "200 UC", "100 C", "100 C");

        AllocationVerdict verdict = AllocationVerdict.of(request(0, "GFP_KERNEL", "5.4"), List.of(zone));

        assertThat(verdict.outcome()).isEqualTo(AllocationOutcome.BELOW_WATERMARK);
        assertThat(verdict.reason()).contains("500 usable pages").contains("the rest is CMA");
    }

    @Test
    void blocks_reserved_for_atomic_requests_serve_only_those() {
        ZoneState zone = zone("Normal", 9000L, 1000L, List.of(), 0, 1024, "6000 U", "500 U", "0", "0", "20 H");

        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL", "5.10"), List.of(zone))
                        .outcome())
                .isEqualTo(AllocationOutcome.HIGHATOMIC_ONLY);
        assertThat(AllocationVerdict.of(request(4, "GFP_ATOMIC", "5.10"), List.of(zone))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
        assertThat(AllocationVerdict.of(request(4, "GFP_ATOMIC", "6.6"), List.of(zone))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void isolated_blocks_serve_nobody() {
        ZoneState zone = zone("Normal", 9000L, 1000L, List.of(), 0, 0, "6000 U", "500 U", "0", "0", "20 I");

        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL", "5.10"), List.of(zone))
                        .outcome())
                .isEqualTo(AllocationOutcome.FRAGMENTATION);
    }

    @Test
    void a_lower_zone_keeps_a_reserve_from_requests_that_could_go_higher() {
        ZoneState dma =
                zone("DMA32", 3000L, 500L, List.of(0L, 0L, 4000L, 4000L), 0, 0, "1000 U", "500 U", "200 U", "20 U");
        ZoneState normal = zone("Normal", 600L, 800L, List.of(0L, 0L, 0L, 0L), 0, 0, "600 U", "0", "0", "0");

        AllocationVerdict verdict = AllocationVerdict.of(request(3, "GFP_KERNEL", "5.10"), List.of(dma, normal));

        assertThat(verdict.outcome()).isEqualTo(AllocationOutcome.BELOW_WATERMARK);
        assertThat(AllocationVerdict.of(request(3, "GFP_KERNEL|GFP_DMA32", "5.10"), List.of(dma, normal))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void high_memory_is_closed_to_kernel_requests_and_the_reason_says_so() {
        ZoneState normal = zone("Normal", 600L, 800L, List.of(0L, 100L), 0, 0, "600 U");
        ZoneState high = zone("HighMem", 60000L, 100L, List.of(0L, 0L), 0, 0, "60000 M");

        AllocationVerdict verdict = AllocationVerdict.of(request(0, "GFP_KERNEL", "4.9"), List.of(normal, high));

        assertThat(verdict.outcome()).isEqualTo(AllocationOutcome.BELOW_WATERMARK);
        assertThat(verdict.reason()).contains("zone HighMem could serve it");
    }

    @Test
    void before_4_4_small_blocks_do_not_count_for_a_large_request() {
        ZoneState zone = zone("Normal", 9000L, 4000L, List.of(), 0, 0, "8900 U", "10 U", "0", "0", "0", "2 U");

        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL", "3.10.33"), List.of(zone))
                        .outcome())
                .isEqualTo(AllocationOutcome.FRAGMENTATION);
        assertThat(AllocationVerdict.of(request(4, "GFP_KERNEL", "4.9.113"), List.of(zone))
                        .outcome())
                .isEqualTo(AllocationOutcome.SUCCEEDS);
    }

    @Test
    void what_is_not_shown_makes_the_verdict_unknown() {
        ZoneState noMark = zone("Normal", 9000L, null, List.of(), 0, 0, "0", "10 U");
        ZoneState noBlocks = zone("Normal", 9000L, 100L, List.of(), 0, 0);

        assertThat(AllocationVerdict.of(request(1, "GFP_KERNEL", "5.4"), List.of(noMark))
                        .outcome())
                .isEqualTo(AllocationOutcome.UNKNOWN);
        assertThat(AllocationVerdict.of(request(1, "GFP_KERNEL", "5.4"), List.of(noBlocks))
                        .outcome())
                .isEqualTo(AllocationOutcome.UNKNOWN);
        assertThat(AllocationVerdict.of(request(1, "GFP_KERNEL", "5.4"), List.of())
                        .outcome())
                .isEqualTo(AllocationOutcome.UNKNOWN);
    }

    private static AllocationRequest request(int order, String flags, String release) {
        KernelProfile kernel = KernelProfile.of(release);
        long known = flags.contains("__GFP_CMA") ? 0x8000000 : 0;
        GfpMask gfp = GfpMask.parse(flags.replace("|__GFP_CMA", ""), kernel);
        return new AllocationRequest(
                order, known == 0 ? gfp : GfpMask.decode(gfp.mode() | known, null, kernel), kernel);
    }

    private static ZoneState zone(
            String name,
            @Nullable Long free,
            @Nullable Long min,
            List<Long> reserve,
            long cma,
            long highAtomic,
            String... orders) {
        List<FreeOrder> blocks = new ArrayList<>();
        for (String order : orders) {
            String[] parts = order.split(" ");
            blocks.add(FreeOrder.ofLetters(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : null));
        }
        return new ZoneState(new ZoneId(0, name), free, min, 0, reserve, cma, highAtomic, blocks, 4);
    }
}
