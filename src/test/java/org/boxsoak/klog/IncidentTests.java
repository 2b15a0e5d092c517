package org.boxsoak.klog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.boxsoak.allocator.AllocationOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The failure that the project exists to catch. */
class IncidentTests {
    private static List<ExplainedEvent> events = List.of();

    @BeforeAll
    static void read() {
        events = KernelLog.events(LogCorpus.text("001-amlogic-5.4-wifi-plug-cma-only.txt"));
    }

    @Test
    void the_failure_is_fragmentation_with_only_cma_left() {
        AllocationFailure failure = (AllocationFailure) events.get(0).event();

        assertThat(failure.verdict().outcome()).isEqualTo(AllocationOutcome.CMA_ONLY);
        assertThat(failure.verdict().deciding().usablePages()).isEqualTo(12320);
        assertThat(failure.verdict().deciding().effectiveMin()).isEqualTo(960);
        assertThat(failure.requester())
                .hasToString(
                        "StackFrame[function=glSetHifInfo, offset=0x670/0x7c0, module=wlan_mt7663_usb, isReliable=true]");
        assertThat(failure.scene().pid()).isEqualTo(5171);
        assertThat(failure.head().lastLine()).isEqualTo(43);
    }

    @Test
    void the_counter_beyond_all_memory_is_flagged() {
        AllocationFailure failure = (AllocationFailure) events.get(0).event();

        assertThat(failure.memory().implausible())
                .containsExactly("[cma] isolate:1939456 exceeds the 917504 pages of RAM and is not believed");
        assertThat(failure.memory().unexplainedPages()).isEqualTo(281917);
    }

    @Test
    void the_oops_that_names_no_place_is_tied_by_nearness() {
        assertThat(events).hasSize(2);
        assertThat(events.get(0).leadsTo()).containsExactly(44L);
        assertThat(events.get(1).event().title()).isEqualTo("NULL pointer dereference in glSetHifInfo");
        assertThat(events.get(1).isRoot()).isFalse();
    }

    @Test
    void the_story_is_one_paragraph_with_the_numbers() {
        List<KernelStory> stories = KernelStory.of(events);

        assertThat(stories).hasSize(1);
        assertThat(stories.get(0).text())
                .contains(
                        "glSetHifInfo [wlan_mt7663_usb]",
                        "16 pages",
                        "order 4",
                        "12320 usable pages",
                        "960",
                        "569",
                        "CMA")
                .contains("used unchecked: NULL pointer dereference in glSetHifInfo")
                .doesNotContain("\n");
    }
}
