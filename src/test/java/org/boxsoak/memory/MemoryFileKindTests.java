package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFileKindTests {
    @ParameterizedTest
    @EnumSource
    void knows_the_first_files_of_its_corpus(MemoryFileKind kind) {
        assertThat(wholeFiles(kind))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(MemoryFileKind.of(file.text()))
                        .as(file.name())
                        .contains(kind));
    }

    @ParameterizedTest
    @EnumSource
    void cuts_a_whole_file_into_one_section_that_reads_alike(MemoryFileKind kind) {
        assertThat(wholeFiles(kind)).allSatisfy(file -> {
            List<MemoryFileSection> sections = MemoryFileKind.sections(file.text());

            assertThat(sections).as(file.name()).hasSize(1);
            assertThat(kind.reading(sections.get(0).text()).problems())
                    .as(file.name())
                    .isEqualTo(kind.reading(file.text()).problems());
        });
    }

    @Test
    void finds_the_sections_of_a_bugreport() {
        String report = "== dumpstate: 2026-01-01 00:00:00\n"
                + section("MEMORY INFO (/proc/meminfo)", "meminfo/002-arm64-6.1-with-cma.txt")
                + section("VIRTUAL MEMORY STATS (/proc/vmstat)", "vmstat/002-arm64-6.1.txt")
                + section("VMALLOC INFO (/proc/vmallocinfo)", "vmallocinfo/002-arm64-6.1.txt")
                + section("SLAB INFO (/proc/slabinfo)", "slabinfo/002-arm64-6.1-not-merged.txt")
                + section("ZONEINFO (/proc/zoneinfo)", "zoneinfo/002-arm64-6.1.txt")
                + section("PAGETYPEINFO (/proc/pagetypeinfo)", "pagetypeinfo/001-incident-at-boot.txt")
                + section("BUDDYINFO (/proc/buddyinfo)", "buddyinfo/002-arm64-6.1.txt")
                + "------ KERNEL LOG (dmesg) ------\n[    0.000000] Booting Linux on physical CPU 0x0\n";

        List<MemoryFileSection> sections = MemoryFileKind.sections(report);

        assertThat(sections)
                .extracting(MemoryFileSection::kind)
                .containsExactly(
                        MemoryFileKind.MEMINFO,
                        MemoryFileKind.VMSTAT,
                        MemoryFileKind.VMALLOCINFO,
                        MemoryFileKind.SLABINFO,
                        MemoryFileKind.ZONEINFO,
                        MemoryFileKind.PAGETYPEINFO,
                        MemoryFileKind.BUDDYINFO);
        assertThat(sections)
                .allSatisfy(s -> assertThat(s.kind().reading(s.text()).isWhole())
                        .as(s.kind().path())
                        .isTrue());
        assertThat(sections.get(0).firstLine()).isEqualTo(3);
    }

    @Test
    void tells_files_apart_that_follow_each_other_without_a_heading() {
        String all = Stream.of(
                        "pagetypeinfo/001-incident-at-boot.txt",
                        "buddyinfo/002-arm64-6.1.txt",
                        "zoneinfo/002-arm64-6.1.txt",
                        "pagetypeinfo/003-arm64-6.1-with-cma.txt",
                        "meminfo/002-arm64-6.1-with-cma.txt",
                        "vmstat/002-arm64-6.1.txt",
                        "slabinfo/002-arm64-6.1-not-merged.txt")
                .map(Corpus::text)
                .collect(Collectors.joining());

        // The buddyinfo of another machine: its zone is DMA, so only the same zone tells it from a row of page blocks.
        List<MemoryFileSection> sections =
                MemoryFileKind.sections(all.replace("Node 0, zone      DMA", "Node 0, zone    DMA32"));

        assertThat(sections)
                .extracting(MemoryFileSection::kind)
                .containsExactly(
                        MemoryFileKind.PAGETYPEINFO,
                        MemoryFileKind.BUDDYINFO,
                        MemoryFileKind.ZONEINFO,
                        MemoryFileKind.PAGETYPEINFO,
                        MemoryFileKind.MEMINFO,
                        MemoryFileKind.VMSTAT,
                        MemoryFileKind.SLABINFO);
    }

    @Test
    void a_cut_last_line_stays_in_its_section_and_is_reported_there() {
        String cut = Corpus.text("pagetypeinfo/020-cut-within-a-row.txt");

        MemoryFileSection section = MemoryFileKind.sections(cut).get(0);

        assertThat(section.kind().reading(section.text()).problems())
                .isEqualTo(section.kind().reading(cut).problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "processes 4711\nctxt 12\n",
                "Name:\tinit\nVmPeak:\t  123 kB\n",
                "DMA32 free:633300kB min:10240kB low:21996kB",
                "[  12.345678] usb 1-1: new high-speed USB device number 4",
                "1 2 3"
            })
    void other_texts_are_no_memory_files(String text) {
        assertThat(MemoryFileKind.of(text)).isEmpty();
    }

    private static List<Corpus> wholeFiles(MemoryFileKind kind) {
        return Corpus.all(kind.name().toLowerCase(Locale.ROOT)).stream()
                .filter(f -> f.name().startsWith("00"))
                .filter(f -> Arrays.stream(new String[] {
                            "head-lost", "head-is-lost", "driver-cma", "not-enabled", "off", "only-the-level"
                        })
                        .noneMatch(f.name()::contains))
                .toList();
    }

    private static String section(String title, String corpusFile) {
        return "------ " + title + " ------\n" + Corpus.text(corpusFile) + "------ 0.001s was the duration of '" + title
                + "' ------\n\n";
    }
}
