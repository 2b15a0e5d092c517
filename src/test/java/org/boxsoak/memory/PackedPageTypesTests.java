package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackedPageTypesTests {
    private static final Path CORPUS = Path.of("src/test/resources/corpus/pagetypeinfo");

    @Test
    void every_file_of_the_corpus_comes_back_as_it_was() throws IOException {
        PackedPageTypes before = null;
        List<Path> files;
        try (Stream<Path> found = Files.list(CORPUS)) {
            files = found.filter(Files::isRegularFile).toList();
        }

        for (Path file : files) {
            PageTypeInfo info = PageTypeInfo.parse(text(file));
            before = PackedPageTypes.of(info, before);

            assertThat(before.unpacked()).as(file.toString()).isEqualTo(info);
            assertThat(PackedPageTypes.of(info, before).unpacked()).isEqualTo(info);
            assertThat(before.supply(4)).isEqualTo(info.supply(4));
        }
        assertThat(files).isNotEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
