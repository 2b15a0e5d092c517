package org.boxsoak.ager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ager says before it takes anything; it runs on this host, with arguments by which it takes nothing. */
class AgerArgumentsTests {
    @TempDir
    private static Path folder;

    private static Path program;

    @BeforeAll
    static void compile() throws IOException {
        program = NativeAger.compile(folder.resolve("boxager"), List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --order 0                 | --order '0' is not an order from 1 on
                    --order four              | --order 'four' is not an order
                    --order 32                | --order '32' is not an order
                    --leave -1                | --leave '-1' is not a number of blocks
                    --reserve 20X             | --reserve '20X' is not a size such as 20M
                    --reserve 0               | --reserve '0' is not a size
                    --reserve 99999999999999M | is not a size
                    --leave                   | '--leave' is unknown or lacks its value
                    --frobnicate 1            | does not know '--frobnicate'
                    "--zones "                | --zones '' is not a list of zones
                    """)
    void wrong_arguments_are_said_and_nothing_is_done(String arguments, String words) {
        ProgramReply reply = NativeAger.run(program, arguments.split(" ", -1));

        assertThat(reply.exitCode()).isEqualTo(2);
        assertThat(reply.output()).contains(words, "See --help.");
    }

    /** No box with such a processor is needed to see that the program can be made for it. */
    @ParameterizedTest
    @CsvSource({"aarch64,aarch64-linux-gnu-gcc", "armv7l,arm-linux-gnueabihf-gcc", "x86_64,x86_64-linux-gnu-gcc"})
    void it_compiles_for_every_processor_whose_compiler_is_here(String machine, String compiler) {
        assumeTrue(Programs.find(compiler).isPresent(), compiler + " is not installed here");
        Path out = folder.resolve(machine);

        ProgramReply reply = Programs.run(
                List.of("sh", "src/main/onbox/build.sh", "--machine", machine, "--out", out.toString()),
                Duration.ofMinutes(2));

        assertThat(reply.exitCode()).as(reply.output()).isZero();
        assertThat(out.resolve("boxager")).isExecutable();
        assertThat(out.resolve("boxager").toFile().length()).isLessThan(1_500_000);
    }

    @Test
    void help_documents_every_exit_code() {
        ProgramReply reply = NativeAger.run(program, "--help");

        assertThat(reply.exitCode()).isZero();
        assertThat(reply.output().lines().filter(l -> l.matches("  \\d  .*")))
                .extracting(l -> l.substring(2, 3))
                .containsExactly("2", "3", "4", "5", "6", "7", "8", "9", "0");
    }

    @Test
    void a_reserve_beyond_the_memory_takes_nothing() {
        assumeTrue(Files.isReadable(Path.of("/proc/pagetypeinfo")), "only root sees the free lists");

        ProgramReply reply = NativeAger.run(program, "--reserve", "9000000M");

        assertThat(reply.exitCode()).isEqualTo(4);
        assertThat(reply.output().lines().map(AgerLine::parse))
                .anySatisfy(line -> assertThat(line)
                        .isInstanceOfSatisfying(
                                AgerLine.Note.class,
                                note -> assertThat(note.message()).contains("the reserve is more than what is free")))
                .last()
                .isEqualTo(new AgerLine.Ended(4, "done"));
    }

    @Test
    void an_order_beyond_the_kernels_takes_nothing() {
        assumeTrue(Files.isReadable(Path.of("/proc/pagetypeinfo")), "only root sees the free lists");

        ProgramReply reply = NativeAger.run(program, "--order", "31");

        assertThat(reply.exitCode()).isEqualTo(3);
        assertThat(reply.output()).contains("above the largest of this kernel").doesNotContain("\"state\"");
    }

    @Test
    void zones_that_are_not_there_take_nothing() {
        ProgramReply reply = NativeAger.run(program, "--zones", "Nowhere");

        assertThat(reply.exitCode()).isEqualTo(9);
        assertThat(reply.output()).contains("has none of these zones");
    }
}
