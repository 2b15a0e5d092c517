package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.plan.yaml.PlanProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFolderTests {
    @TempDir
    private Path folder;

    private final PlanFolder files = new PlanFolder();

    @Test
    void a_reference_is_relative_to_the_file_that_holds_it() {
        assertThat(files.resolve("testplans/x.yaml", "benches/virtual.yaml"))
                .isEqualTo("testplans/benches/virtual.yaml");
        assertThat(files.resolve("testplans/x.yaml", "../lab.yaml")).isEqualTo("lab.yaml");
        assertThat(files.resolve("x.yaml", "/etc/lab.yaml")).isEqualTo("/etc/lab.yaml");
    }

    @Test
    void what_cannot_be_read_is_no_file() {
        assertThat(files.read(folder.resolve("gone.yaml").toString())).isNull();
        assertThat(files.read(folder.toString())).isNull();
        assertThat(files.read("\u0000")).isNull();
    }

    @Test
    void bytes_that_are_no_text_arrive_as_replacement_characters() throws IOException {
        Path file = Files.write(folder.resolve("x.yaml"), new byte[] {'a', (byte) 0xff});

        assertThat(files.read(file.toString())).isEqualTo("a\uFFFD");
    }

    @Test
    void a_folder_is_no_plan_and_one_in_it_is_named() throws IOException {
        Files.writeString(folder.resolve("night.yaml"), "");

        assertThatThrownBy(() -> new PlanLoader(files, Map.of()).loadPlan(folder.toString()))
                .isInstanceOf(PlanProblems.class)
                .hasMessageContaining(
                        "'" + folder + "' is a folder; name one file in it, e.g. " + folder + "/night.yaml")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void names_the_files_that_lie_beside() throws IOException {
        Files.createDirectories(folder.resolve("benches"));
        Files.writeString(folder.resolve("benches/lab.yaml"), "");
        Files.writeString(folder.resolve("benches/notes.txt"), "");

        assertThat(files.near(folder.resolve("plan.yaml").toString(), "benches/lba.yaml"))
                .containsExactly("benches/lab.yaml");
        assertThat(files.near(folder.resolve("plan.yaml").toString(), "gone/lba.yaml"))
                .isEmpty();
    }
}
