package org.boxsoak.ager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.memory.MemInfo;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.Supply;
import org.boxsoak.memory.ZoneInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The box's own reading of its free lists, compiled natively, against the harness's reading of the same files. */
class FreeListsTests {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    @TempDir
    private static Path folder;

    private static Path program;

    @BeforeAll
    static void compile() throws IOException {
        Path main = Path.of("src/test/resources/onbox/freelists_main.c");
        program = NativeAger.compile(folder.resolve("freelists"), List.of(main), "freelists.c");
    }

    /** Whole files; of damaged ones both readers keep what they can, which differs. */
    static Stream<Path> pageTypes() throws IOException {
        return wholeFiles("pagetypeinfo", "(00[1-9]|023|025).*");
    }

    static Stream<Path> damagedPageTypes() throws IOException {
        return wholeFiles("pagetypeinfo", "02[0124567].*");
    }

    static Stream<Path> zones() throws IOException {
        return wholeFiles("zoneinfo", "00[1-68].*");
    }

    private static Stream<Path> wholeFiles(String kind, String name) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(kind))) {
            return files.filter(f -> f.getFileName().toString().matches(name)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pageTypes")
    void the_box_counts_the_supply_as_the_harness_does(Path file) throws IOException {
        PageTypeInfo types = PageTypeInfo.parse(Files.readString(file));
        for (int order = 0; order <= 10; order++) {
            Supply supply = types.supply(order);

            assertThat(run("types", file, order))
                    .as("order %d of %s", order, file)
                    .isEqualTo("1 " + supply.strict().count() + " "
                            + supply.usable().count() + " "
                            + supply.highAtomic().count() + " " + supply.cma().count() + " "
                            + types.usable().pages().count());
        }
    }

    @ParameterizedTest
    @MethodSource("damagedPageTypes")
    void a_damaged_file_does_no_harm(Path file) {
        assertThat(run("types", file, 4)).matches("[01]( \\d+){5}");
    }

    @ParameterizedTest
    @MethodSource("zones")
    void the_box_reads_its_watermarks_as_the_harness_does(Path file) throws IOException {
        ZoneInfo zones = ZoneInfo.parse(Files.readString(file));
        long cma = zones.total("nr_free_cma").orElse(0);

        assertThat(run("zones", file, 4))
                .isEqualTo("1 " + (zones.totalSize("free").orElseThrow() - cma) + " "
                        + zones.totalSize("min").orElseThrow() + " "
                        + zones.totalSize("high").orElseThrow());
    }

    static Stream<Path> memory() throws IOException {
        return wholeFiles("meminfo", ".*");
    }

    @ParameterizedTest
    @MethodSource("memory")
    void the_box_knows_whether_it_has_cma(Path file) throws IOException {
        long total = MemInfo.parse(Files.readString(file)).kB("CmaTotal").orElse(0);

        assertThat(run("memory", file, 4)).isEqualTo(total > 0 ? "1" : "0");
    }

    private static String run(String kind, Path file, int order) {
        ProgramReply reply = NativeAger.run(program, kind, file.toString(), Integer.toString(order));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return reply.output();
    }
}
