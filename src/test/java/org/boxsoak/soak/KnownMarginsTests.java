package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.boxsoak.bench.BenchException;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.plan.ModuleStart;
import org.boxsoak.plan.PlugRhythm;
import org.boxsoak.plan.UsbId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownMarginsTests {
    private static final Hotplug MODULE = new Hotplug(
            UsbId.parse("0e8d:7663"),
            Duration.ofSeconds(5),
            null,
            Set.of(),
            ModuleStart.UNPLUGGED,
            Duration.ofSeconds(10),
            "wlan0",
            PlugRhythm.REGULAR,
            null);
    private static final KnownMargins.Known KNOWN =
            new KnownMargins.Known(4, 26, "5.4.125", "2026-01-02T03:04:05Z", 11);

    @TempDir
    private Path reports;

    @Test
    void what_is_kept_is_found_again_for_the_same_bench_module_and_order_alone() {
        KnownMargins margins = KnownMargins.in(reports);
        assertThat(margins.find("lab 3", MODULE, 4)).isNull();

        margins.keep("lab 3", MODULE, KNOWN);

        assertThat(margins.find("lab 3", MODULE, 4)).isEqualTo(KNOWN);
        assertThat(margins.find("lab 3", MODULE, 3)).isNull();
        assertThat(margins.find("lab 4", MODULE, 4)).isNull();
    }

    @Test
    void a_damaged_file_is_named_and_how_to_mend_it() throws Exception {
        Path file = KnownMargins.in(reports).keep("lab", MODULE, KNOWN);
        Files.writeString(file, "{\"order\":4,");

        assertThatThrownBy(() -> KnownMargins.in(reports).find("lab", MODULE, 4))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("let 'boxsoak margin' measure it again");
    }
}
