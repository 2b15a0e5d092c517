package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped comparison of measures, with one plug for each instead of three. */
@Tag("virtual-box")
class MitigationsIT {
    @TempDir
    Path folder;

    @Test
    void each_measure_achieves_what_it_is_known_for_and_nothing_more() throws Exception {
        String shipped = Files.readString(Path.of("testplans/mitigations.yaml"));
        Path plan = Files.writeString(
                folder.resolve("once.yaml"),
                shipped.replace("repeat: 3", "repeat: 1").replace("bench: benches/virtual.yaml\n", ""));

        Launched run = Launched.run(folder, plan.toString());

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        Map<String, CheckResult> checks =
                run.verdict().checks().stream().collect(Collectors.toMap(CheckResult::name, c -> c));
        assertThat(Objects.requireNonNull(checks.get("mitigation: as is")).outcome())
                .isEqualTo(Outcome.BOX_FAILED);
        assertThat(Objects.requireNonNull(checks.get("mitigation: as is")).decides())
                .isFalse();
        assertThat(Objects.requireNonNull(checks.get("mitigation: NULL check")).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(Objects.requireNonNull(checks.get("mitigation: preallocation"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(run.verdict().explanation())
                .startsWith("With 'as is' the box survived 0 of 1 plugs")
                .contains("With 'preallocation' the box survived 1 of 1 plugs", "wifi worked after 1");
        assertThat(run.out())
                .containsPattern("\\| as is +\\| 0 of 1 +\\| 0 of 1 +\\| \\d")
                .containsPattern("\\| NULL check +\\| 1 of 1 +\\| 0 of 1 +\\| \\d")
                .containsPattern("\\| preallocation +\\| 1 of 1 +\\| 1 of 1 +\\| \\d");
        try (var results = Files.list(run.runFolder().resolve("allure-results"))) {
            assertThat(results.filter(f -> f.toString().endsWith("-result.json"))
                            .filter(MitigationsIT::isMeasure))
                    .hasSize(3);
        }
    }

    private static boolean isMeasure(Path result) {
        try {
            return Files.readString(result).contains("mitigation: ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
