package org.boxsoak.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerGrowthTests {
    private static final String BEFORE = "0x0-0x0 69632 osd_take_mapping+0x28/0x70 [leaky_osd] pages=16 vmalloc\n";

    @Test
    void ranks_by_what_was_gained_between_two_readings() {
        String other = "0x0-0x0 20480 load_module+0x650/0x1aa0 pages=4 vmalloc\n";

        List<OwnerGrowth> growth = OwnerGrowth.between(
                Map.of(OwnerSource.VMALLOC, BEFORE), Map.of(OwnerSource.VMALLOC, BEFORE.repeat(3) + other), 60);

        assertThat(growth)
                .extracting(g -> g.owner().label())
                .containsExactly("osd_take_mapping [leaky_osd]", "load_module");
        assertThat(growth.get(0).before()).isEqualTo(65536);
        assertThat(growth.get(0).bytes()).isEqualTo(2 * 65536);
        assertThat(growth.get(0).perHour()).isEqualTo(2 * 65536 * 60.0);
    }

    @Test
    void who_gave_back_or_stayed_the_same_gained_nothing() {
        assertThat(OwnerGrowth.between(
                        Map.of(OwnerSource.VMALLOC, BEFORE.repeat(2)), Map.of(OwnerSource.VMALLOC, BEFORE), 60))
                .isEmpty();
    }

    @Test
    void a_source_that_was_read_once_tells_of_no_growth() {
        assertThat(OwnerGrowth.between(Map.of(), Map.of(OwnerSource.VMALLOC, BEFORE), 60))
                .isEmpty();
    }

    @Test
    void a_process_that_started_meanwhile_is_no_leak() {
        List<OwnerGrowth> growth = OwnerGrowth.between(
                Map.of(OwnerSource.PROCESSES, "300 1000 leaky app\n301 500 sh\n"),
                Map.of(OwnerSource.PROCESSES, "300 4000 leaky app\n302 90000 dd\n"),
                3600);

        assertThat(growth).singleElement().satisfies(g -> {
            assertThat(g.owner().label()).isEqualTo("leaky app (300)");
            assertThat(g.perHour()).isEqualTo(3000 * 1024.0);
        });
    }
}
