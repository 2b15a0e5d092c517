package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanReferenceTests {
    @Test
    void lists_keys_of_every_depth_with_type_default_and_meaning() {
        assertThat(PlanReference.planKeys())
                .contains(
                        new PlanKey("duration", "duration", "required", "how long the workload goes on"),
                        new PlanKey(
                                "hotplug.off",
                                "duration",
                                "5s",
                                "how long the module stays unplugged before each plug"))
                .extracting(PlanKey::path)
                .contains("workload[].timeout", "expect.order4-unmovable.at-least", "expect.leak.forbid")
                .doesNotHaveDuplicates();
        assertThat(PlanReference.benchKeys())
                .extracting(PlanKey::path)
                .contains("name", "box.adb", "box.virtual.memory", "box.local", "relay.type", "console.baud");
    }

    @Test
    void lists_the_keys_of_a_step_once() {
        assertThat(PlanReference.planKeys())
                .extracting(PlanKey::path)
                .filteredOn(path -> path.endsWith("].run"))
                .containsExactly("workload[].run", "after[].run");
    }

    @Test
    void every_key_says_what_it_means_in_one_line() {
        assertThat(PlanReference.planKeys())
                .allSatisfy(key -> assertThat(key.meaning()).isNotBlank().doesNotContain("\n"));
        assertThat(PlanReference.benchKeys())
                .allSatisfy(key -> assertThat(key.meaning()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void the_readme_holds_the_tables_as_they_are_now() {
        assertThat(PlanCorpus.text(Path.of("README.md")))
                .as("put what PlanReference.markdown() gives into README.md")
                .contains(PlanReference.markdown());
    }
}
