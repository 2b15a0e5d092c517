package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLinesTests {
    @Test
    void blank_lines_do_not_count() {
        assertThat(LastLines.of("one\ntwo\r\n\nthree\n\n", 2)).isEqualTo("  two\n  three");
    }

    @Test
    void silence_is_said() {
        assertThat(LastLines.of("\n", 3)).isEqualTo("  (nothing was printed)");
    }

    @Test
    void a_file_with_bytes_that_are_no_text_is_shown_all_the_same(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("log"), new byte[] {'o', 'k', (byte) 0xff, '\n'});

        assertThat(LastLines.of(file, 1)).startsWith("  ok");
        assertThat(LastLines.of(folder.resolve("none"), 1)).contains("cannot be read");
    }
}
