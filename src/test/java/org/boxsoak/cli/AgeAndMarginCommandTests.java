package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boxsoak.ager.AgerState;
import org.boxsoak.memory.PageTypeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both commands say before they touch a box, and how an aged one is shown. */
class AgeAndMarginCommandTests {
    private static final AgerState STATE = new AgerState(
            "holding", true, true, 4, 0, 0, 0L, 0L, 0L, 3990L, 85_120, 20_680, 2_760, 2_616, 83_712, 8, 329, 21_056);

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "age --order 0, The order is 0; it must be from 1",
        "age --leave -3, The blocks to leave are -3",
        "age --reserve 20, a unit is missing; write 20M",
        "age --reserve 0M, The reserve is 0 bytes",
        "age --for soon, 'soon'",
        "margin --order 0, The order is 0; it must be from 1",
        "margin --plan no/such.yaml, no such plan file"
    })
    void wrong_arguments_are_a_usage_error(String line, String words) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(words);
    }

    @Test
    void margin_on_another_box_wants_to_know_what_is_plugged() throws IOException {
        Path bench = Files.writeString(folder.resolve("bench.yaml"), "name: here\nbox: { local: {} }\n");
        Path plan = Files.writeString(folder.resolve("plan.yaml"), "name: quiet\nduration: 20s\n");

        assertThat(run("margin", "--bench", bench.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("Name a plan that has 'hotplug' with --plan");
        assertThat(run("margin", "--bench", bench.toString(), "--plan", plan.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("plugs nothing: it has no 'hotplug'");
    }

    @Test
    void a_plain_line_is_said_once_for_each_change() {
        StringWriter text = new StringWriter();
        AgePicture lines = new AgePicture.Lines(new PrintWriter(text));

        lines.show(STATE);
        lines.show(STATE);

        assertThat(text.toString().lines())
                .containsExactly(
                        "aged: 0 usable order-4 blocks (0 Unmovable, 3990 more in CMA), 83 MiB free outside CMA; "
                                + "held: 2616 pipes (81 MiB), 8 rings (20 MiB); never below 20 MiB free");
    }

    @Test
    void a_box_that_hides_its_free_lists_has_no_number_of_blocks() {
        AgerState blind = new AgerState(
                "holding", false, false, 4, 0, 0, null, null, null, null, 20_712, 20_680, 2_760, 2_616, 83_712, 0, 0,
                0);
        StringWriter text = new StringWriter();

        new AgePicture.Lines(new PrintWriter(text)).show(blind);

        assertThat(text.toString())
                .startsWith("aged blindly, the box does not show its free lists, 20 MiB free outside CMA; held: ");
    }

    @Test
    void the_picture_shows_each_type_by_order() {
        PageTypeInfo types = PageTypeInfo.parse("""
                Free pages count per migrate type at order       0      1
                Node    0, zone      DMA, type    Unmovable     18      9
                Node    0, zone      DMA, type          CMA >100000      0
                """);

        assertThat(FreeListTable.lines(types))
                .containsExactly(
                        "DMA order          0       1", "Unmovable         18       9", "CMA         >=100000       0");
    }
}
