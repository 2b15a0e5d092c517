package org.boxsoak.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingTests {
    private static final String[] LEAK = {
        "__traceiter_mm_page_alloc",
        "__alloc_pages",
        "alloc_pages",
        "osd_take_page [leaky_osd]",
        "osd_leak_work [leaky_osd]",
        "process_one_work",
        "worker_thread",
        "kthread"
    };

    @Test
    void names_the_function_that_keeps_pages_in_window_after_window() {
        TraceLines lines = new TraceLines().chain(1, LEAK);
        for (int i = 0; i < 6; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,9,cc0");
        }

        List<Holder> holders = lines.tail("").ranking();

        assertThat(holders).hasSize(1);
        Holder first = holders.get(0);
        assertThat(first.label()).isEqualTo("osd_take_page [leaky_osd]");
        assertThat(first.suspected()).isTrue();
        assertThat(first.use()).isEqualTo(Use.PAGES);
        assertThat(first.bytes()).isEqualTo(6 * 4096);
        assertThat(first.perHour()).isEqualTo(4096 * 3600.0);
        assertThat(first.chain().story(2)).isEqualTo("osd_take_page [leaky_osd] <- osd_leak_work [leaky_osd]");
    }

    @Test
    void who_takes_cma_is_named_and_not_the_pages_that_are_moved_out_of_it() {
        TraceLines lines = new TraceLines()
                .chain(1, "cma_alloc", "dma_alloc_contiguous", "dma_alloc_attrs", "osd_take_buffer [leaky_osd]")
                .chain(
                        2,
                        "__alloc_pages",
                        "alloc_migration_target",
                        "migrate_pages",
                        "__alloc_contig_migrate_range",
                        "alloc_contig_range",
                        "cma_alloc",
                        "dma_alloc_attrs",
                        "osd_take_buffer [leaky_osd]");
        for (int i = 0; i < 6; i++) {
            StringBuilder moved = new StringBuilder();
            for (int page = 0; page < 32; page++) {
                moved.append(" P")
                        .append(lines.at())
                        .append(',')
                        .append(Integer.toHexString(0x9000 + 64 * i + page))
                        .append(",1,2,9,cc0");
            }
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + 16 * i) + ",10,1,9,cc0" + moved);
        }

        List<Holder> holders = lines.tail("").ranking();

        assertThat(holders.get(0).label()).isEqualTo("osd_take_buffer [leaky_osd]");
        assertThat(holders.get(0).use()).isEqualTo(Use.CMA);
        assertThat(holders).filteredOn(Holder::suspected).hasSize(1);
    }

    @Test
    void what_is_given_back_after_the_last_window_is_not_held() {
        TraceLines lines = new TraceLines().chain(1, LEAK);
        StringBuilder frees = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            String frame = Integer.toHexString(0x1000 + i);
            lines.window("P" + lines.at() + "," + frame + ",1,1,9,cc0");
            frees.append(frees.isEmpty() ? "" : " ")
                    .append("p5b8d80,")
                    .append(frame)
                    .append(",1");
        }

        assertThat(lines.tail(frees.toString()).ranking()).isEmpty();
    }

    @Test
    void half_a_block_that_is_given_back_leaves_half_a_block() {
        TraceLines lines = new TraceLines().chain(1, LEAK);
        for (int i = 0; i < 4; i++) {
            int frame = 0x1000 + 16 * i;
            lines.window("P" + lines.at() + "," + Integer.toHexString(frame) + ",10,1,9,cc0 p" + lines.at() + ","
                    + Integer.toHexString(frame + 8) + ",8");
        }

        assertThat(lines.tail("").ranking())
                .singleElement()
                .satisfies(h -> assertThat(h.bytes()).isEqualTo(4 * 8 * 4096));
    }

    @Test
    void a_burst_in_one_window_is_shown_but_not_suspected() {
        TraceLines lines = new TraceLines().chain(1, LEAK);
        lines.window("P" + lines.at() + ",1000,200,1,9,cc0");
        for (int i = 0; i < 5; i++) {
            lines.window("o" + lines.at() + ",ffff0000");
        }

        assertThat(lines.tail("").ranking()).singleElement().satisfies(h -> {
            assertThat(h.suspected()).isFalse();
            assertThat(h.perHour()).isZero();
        });
    }

    @Test
    void a_pool_that_turns_over_is_not_suspected() {
        TraceLines lines = new TraceLines()
                .chain(
                        1,
                        "__alloc_pages",
                        "skb_page_frag_refill",
                        "try_fill_recv [virtio_net]",
                        "virtnet_poll [virtio_net]");
        for (int i = 0; i < 6; i++) {
            // For each block that is taken, one is given back that was taken before the trace.
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + 8 * i) + ",8,1,9,cc0 p" + lines.at()
                    + "," + Integer.toHexString(0x9000 + 8 * i) + ",8");
        }

        assertThat(lines.tail("").ranking()).noneMatch(Holder::suspected);
    }

    @Test
    void page_cache_and_slab_pages_are_never_suspected() {
        TraceLines lines = new TraceLines()
                .chain(1, "__alloc_pages", "folio_alloc", "page_cache_ra_unbounded", "filemap_get_pages")
                .chain(2, "__alloc_pages", "new_slab", "___slab_alloc", "kmem_cache_alloc", "some_driver [wlan]");
        for (int i = 0; i < 6; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,9,cc0 P" + lines.at() + ","
                    + Integer.toHexString(0x2000 + i) + ",1,2,9,cc0");
        }

        assertThat(lines.tail("").ranking()).hasSize(2).noneMatch(Holder::suspected);
    }

    @Test
    void names_the_process_whose_memory_grows() {
        TraceLines lines = new TraceLines()
                .chain(1, "__alloc_pages", "vma_alloc_folio", "__handle_mm_fault", "handle_mm_fault", "do_page_fault")
                .line("p 12c 12c com.vendor.launcher");
        for (int i = 0; i < 6; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,12c,cc0");
        }

        assertThat(lines.tail("").ranking()).singleElement().satisfies(h -> {
            assertThat(h.label()).isEqualTo("com.vendor.launcher (300)");
            assertThat(h.use()).isEqualTo(Use.PROCESS);
            assertThat(h.suspected()).isTrue();
        });
    }

    @Test
    void a_process_that_exchanges_pages_does_not_grow() {
        TraceLines lines = new TraceLines()
                .chain(1, "__alloc_pages", "vma_alloc_folio", "wp_page_copy", "handle_mm_fault", "do_page_fault")
                .line("p 12c 12c adbd")
                .line("a 2f0 300 adbd")
                .line("a 10 301 leaky");
        for (int i = 1; i <= 6; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,12c,cc0");
        }
        for (int i = 6; i < 12; i++) {
            lines.line("w b " + Long.toHexString(i * TraceLines.WINDOW_MICROS))
                    .line("a " + Integer.toHexString(16 + i) + " 301 leaky")
                    .line("w e " + Long.toHexString((i + 1) * TraceLines.WINDOW_MICROS));
        }

        assertThat(lines.ranking()).extracting(Holder::label).containsExactly("leaky (301)");
    }

    @Test
    void names_the_caller_of_vmalloc() {
        TraceLines lines = new TraceLines()
                .line("v 10 osd_take_mapping+0x28/0x70 [leaky_osd]")
                .line("v 4 module_alloc+0x1/0x2");
        for (int i = 1; i <= 6; i++) {
            lines.line("w b " + Long.toHexString(i * TraceLines.WINDOW_MICROS))
                    .line("v " + Integer.toHexString(16 + 16 * i) + " osd_take_mapping+0x28/0x70 [leaky_osd]")
                    .line("w e " + Long.toHexString((i + 1) * TraceLines.WINDOW_MICROS));
        }

        assertThat(lines.ranking()).singleElement().satisfies(h -> {
            assertThat(h.label()).isEqualTo("osd_take_mapping [leaky_osd]");
            assertThat(h.bytes()).isEqualTo(6 * 16 * 4096);
            assertThat(h.suspected()).isTrue();
        });
    }

    @Test
    void the_tracing_process_itself_is_left_out() {
        TraceLines lines = new TraceLines().chain(1, LEAK).line("p 63 63 boxtrace");
        for (int i = 0; i < 6; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,63,cc0");
        }

        assertThat(lines.tail("").ranking()).isEmpty();
    }

    @Test
    void lost_frees_take_away_from_what_a_busy_chain_seems_to_hold() {
        TraceLines lines = new TraceLines().chain(1, LEAK);
        for (int i = 0; i < 6; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,9,cc0");
        }
        // The chain took 10000 more and gave them back; a tenth of all frees was lost.
        lines.line("j 1 2710 2710").line("l 0 3e8").line("c 5b8d80 1 1 4e20 1 1");

        assertThat(lines.tail("").ranking()).noneMatch(Holder::suspected);
    }

    @Test
    void folded_stacks_begin_with_the_outermost_function() {
        TraceLines lines = new TraceLines().chain(1, LEAK).line("p 9 9 kworker/u4:0");
        lines.window("P" + lines.at() + ",1000,1,1,9,cc0");

        Map<List<String>, Long> folded = FoldedStacks.of(lines.tail("").trace());

        assertThat(FoldedStacks.text(folded))
                .isEqualTo(
                        "kernel;kthread;worker_thread;process_one_work;osd_leak_work_[leaky_osd];osd_take_page_[leaky_osd];"
                                + "alloc_pages;__alloc_pages;__traceiter_mm_page_alloc 4096\n");
    }
}
