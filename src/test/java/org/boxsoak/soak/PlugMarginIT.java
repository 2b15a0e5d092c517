package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many blocks the virtual box's driver needs: as many as it has buffers, which are of 64 KiB each. */
@Tag("virtual-box")
class PlugMarginIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {4, 12})
    void finds_the_drivers_number_of_buffers(int buffers) throws Exception {
        Path bench = Files.writeString(
                folder.resolve("bench.yaml"),
                "name: margin\nbox: { virtual: { parameters: [wlan_soak_usb.null_check=1, wlan_soak_usb.buffers="
                        + buffers + "] } }\n");

        Launched margin = Launched.command(folder, "margin", "--bench", bench.toString(), "--json");

        assertThat(margin.exitCode()).as(margin.err()).isZero();
        JsonNode last = new ObjectMapper()
                .readTree(margin.out().lines().reduce((a, b) -> b).orElseThrow());
        assertThat(last.get("event").asText()).isEqualTo("margin");
        assertThat(last.get("needs").asInt()).isBetween(buffers - 1, buffers + 1);
        assertThat(last.get("now").asLong()).isGreaterThan(2000);
        assertThat(last.get("why").asText()).startsWith("wlan0 needs ").contains("your box has");
    }

    @Test
    void a_box_that_reboots_by_a_plug_is_waited_for_and_aged_again() throws Exception {
        Launched margin = Launched.command(folder, "margin");

        assertThat(margin.exitCode()).as(margin.err()).isZero();
        assertThat(margin.out())
                .containsPattern("wlan0 needs [345] free order-4 blocks at plug; your box has \\d{4} now");
        assertThat(margin.err()).containsPattern("blocks: box-(lost|rebooted) after|blocks: allocation-failure after");
    }

    @Test
    void age_holds_for_as_long_as_it_is_told() throws Exception {
        Launched age = Launched.command(folder, "age", "--leave", "5", "--for", "3s", "--json");

        assertThat(age.exitCode()).as(age.err()).isZero();
        assertThat(age.out().lines())
                .hasSizeBetween(2, 5)
                .allSatisfy(line -> assertThat(
                                new ObjectMapper().readTree(line).get("usable").asInt())
                        .isBetween(1, 9));
    }
}
