package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The virtual box has every part that a bench can have, and each is sound. */
@Tag("virtual-box")
class DoctorIT {
    @Test
    void the_virtual_bench_is_sound_in_every_part() throws Exception {
        var reply = Programs.run(
                List.of("sh", "-c", "./boxsoak doctor --json 2>/dev/null"),
                Map.of(),
                Path.of("").toAbsolutePath(),
                Duration.ofMinutes(5));

        Map<String, JsonNode> checks = new LinkedHashMap<>();
        for (String line : reply.output().lines().toList()) {
            JsonNode check = new ObjectMapper().readTree(line);
            checks.put(check.get("check").asText(), check);
        }
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        for (String part : List.of(
                "virtual-box",
                "root",
                "source-pagetypeinfo",
                "kernel-log",
                "tracefs",
                "pstore",
                "console",
                "relay-switches",
                "module")) {
            assertThat(Objects.requireNonNull(checks.get(part)).get("status").asText())
                    .as(String.valueOf(checks.get(part)))
                    .isEqualTo("ok");
        }
        assertThat(Objects.requireNonNull(checks.get("module")).get("found").asText())
                .contains("0525:a4a2", "wlan0");
    }
}
