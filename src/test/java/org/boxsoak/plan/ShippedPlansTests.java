package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.boxsoak.soak.PlanFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPlansTests {
    private final PlanLoader loader = new PlanLoader(new PlanFolder(), PlanCorpus.RELAYS);

    static List<Path> plans() {
        return PlanCorpus.yamlFiles(PlanCorpus.SHIPPED);
    }

    static List<Path> benches() {
        return PlanCorpus.yamlFiles(PlanCorpus.SHIPPED.resolve("benches"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void every_shipped_plan_is_valid_and_decides_something(Path file) {
        LoadedPlan loaded = loader.load(file.toString(), null);

        assertThat(loaded.plan().about()).isNotBlank();
        assertThat(loaded.plan().workload().steps()).isNotEmpty();
        Mitigations mitigations = loaded.plan().mitigations();
        if (mitigations == null) {
            assertThat(loaded.plan().expect().decidingChecks()).contains("kernel-does-not-reboot");
        } else {
            assertThat(mitigations.variants()).anyMatch(v -> v.must().contains(VariantDuty.SURVIVE));
        }
    }

    @ParameterizedTest
    @MethodSource("benches")
    void every_shipped_bench_is_valid_and_can_plug(Path file) {
        assertThat(loader.loadBench(file.toString()).relay()).isNotNull();
    }

    @Test
    void the_default_bench_is_the_shipped_virtual_one() {
        assertThat(Bench.virtual()).isEqualTo(loader.loadBench("testplans/benches/virtual.yaml"));
    }

    @Test
    void the_benches_of_the_measures_differ_in_the_module_option_alone() {
        BoxUnderTest.Virtual plain = virtualBox("virtual");

        assertThat(virtualBox("virtual-null-check").parameters()).containsExactly("wlan_soak_usb.null_check=1");
        assertThat(virtualBox("virtual-preallocation").parameters()).containsExactly("wlan_soak_usb.preallocate=1");
        assertThat(List.of(virtualBox("virtual-null-check"), virtualBox("virtual-preallocation")))
                .allSatisfy(box -> assertThat(box)
                        .usingRecursiveComparison()
                        .ignoringFields("parameters")
                        .isEqualTo(plain));
    }

    private BoxUnderTest.Virtual virtualBox(String bench) {
        return (BoxUnderTest.Virtual)
                loader.loadBench("testplans/benches/" + bench + ".yaml").box();
    }
}
