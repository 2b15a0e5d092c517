package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryAccountTests {
    private static final KernelRelease INCIDENT = KernelRelease.parse("5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800");

    /** The figures of the incident's failure report, in the words of meminfo. */
    private static final String REPORT = """
            MemTotal:        3582536 kB
            MemFree:          633300 kB
            Active:           833564 kB
            Inactive:         569400 kB
            Unevictable:        2340 kB
            Slab:             147860 kB
            SReclaimable:      52348 kB
            SUnreclaim:        95512 kB
            KernelStack:       32112 kB
            PageTables:        47540 kB
            CmaFree:          583960 kB
            """;

    @Test
    void the_report_of_the_incident_leaves_328082_pages_unexplained() {
        MemoryAccount account = MemoryAccount.of(files(INCIDENT, REPORT + pagesets(1023)));

        assertThat(account.unaccountedKb()).isEqualTo(328082 * 4);
        assertThat(account.bucket("free in CMA").orElseThrow().kB()).isEqualTo(583960);
        assertThat(account.bucket("free outside CMA").orElseThrow().kB()).isEqualTo(633300 - 583960);
        assertThat(account.bucket("vmalloc"))
                .as("the report has no VmallocUsed")
                .isEmpty();
        assertThat(account.isConsistent()).isTrue();
    }

    @Test
    void cma_held_by_drivers_explains_46165_pages_of_them() {
        MemoryAccount account = MemoryAccount.of(
                files(INCIDENT, REPORT + pagesets(1023) + "driver used:46165 isolated:0 total:242688\n"));

        assertThat(account.unaccountedKb()).isEqualTo(281917 * 4);
        assertThat(account.bucket("CMA held by drivers").orElseThrow().source()).isEqualTo("cma_debug: driver used");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "6.1.0-56-arm64, 002-arm64-6.1-with-cma, 002-arm64-6.1, 002-arm64-6.1-not-merged, 002-arm64-6.1, 002-arm64-6.1",
        "6.1.0-50-armmp, 003-arm32-6.1-highmem, 003-arm32-6.1, 003-arm32-6.1, 003-arm32-6.1-highmem, 003-arm32-6.1",
        "6.12.117, 004-arm64-6.12, 004-arm64-6.12, 004-arm64-6.12-random-kmalloc, 004-arm64-6.12-promo, 002-arm64-6.1",
        "6.18.44, 001-x86-6.18, 001-x86-6.18, 001-x86-6.18, 001-x86-6.18, 001-x86-6.18"
    })
    void shares_of_a_freshly_booted_machine_explain_all_but_four_percent(
            String release, String mem, String vm, String slab, String zone, String vmalloc) {
        MemoryFiles files = new MemoryFiles(
                KernelRelease.parse(release),
                4,
                Map.of(
                        MemoryFileKind.MEMINFO, Corpus.text("meminfo/" + mem + ".txt"),
                        MemoryFileKind.VMSTAT, Corpus.text("vmstat/" + vm + ".txt"),
                        MemoryFileKind.SLABINFO, Corpus.text("slabinfo/" + slab + ".txt"),
                        MemoryFileKind.ZONEINFO, Corpus.text("zoneinfo/" + zone + ".txt"),
                        MemoryFileKind.VMALLOCINFO, Corpus.text("vmallocinfo/" + vmalloc + ".txt")));

        MemoryAccount account = MemoryAccount.of(files);

        assertThat(account.isConsistent()).as("%s", account).isTrue();
        assertThat(account.unaccountedKb()).as("%s", account).isLessThan(account.totalKb() / 25);
        assertThat(account.bucket("slab").orElseThrow().parts()).isNotEmpty();
    }

    @Test
    void vmalloc_before_5_4_comes_from_vmallocinfo_or_not_at_all() {
        String mem = Corpus.text("meminfo/008-4.9-arm64-vmalloc-not-counted.txt");
        String areas = Corpus.text("vmallocinfo/004-arm32-4.9-modules.txt");
        KernelRelease release = KernelRelease.parse("4.9.113");

        MemoryAccount without = MemoryAccount.of(files(release, mem));
        MemoryAccount with = MemoryAccount.of(files(release, mem + areas));

        assertThat(without.bucket("vmalloc")).isEmpty();
        assertThat(without.notes()).anyMatch(n -> n.contains("vmalloc is part of the rest"));
        assertThat(with.bucket("vmalloc").orElseThrow().kB()).isEqualTo((3 + 4 + 36 + 20 + 30 + 22) * 4);
        assertThat(without.unaccountedKb() - with.unaccountedKb()).isEqualTo((3 + 4 + 36 + 20 + 30 + 22) * 4);
    }

    @Test
    void a_missing_source_makes_a_share_absent_and_not_zero() {
        MemoryAccount account = MemoryAccount.of(files(INCIDENT, "MemTotal: 1000 kB\nMemFree: 400 kB\n"));

        assertThat(account.bucket("slab")).isEmpty();
        assertThat(account.bucket("zspages")).isEmpty();
        assertThat(account.bucket("free in CMA")).isEmpty();
        assertThat(account.unaccountedKb()).isEqualTo(600);
    }

    @Test
    void without_meminfo_there_is_nothing_to_split() {
        MemoryAccount account = MemoryAccount.of(files(INCIDENT, "nr_free_pages 12\n"));

        assertThat(account.totalKb()).isZero();
        assertThat(account.buckets()).isEmpty();
        assertThat(account.isConsistent()).isFalse();
        assertThat(account.notes()).hasSize(1);
    }

    @Test
    void shares_that_exceed_the_ram_are_told_and_not_hidden() {
        MemoryAccount account = MemoryAccount.of(
                files(INCIDENT, "MemTotal: 1000 kB\nMemFree: 400 kB\nSlab: 900 kB\nAnonPages: 10 kB\n"));

        assertThat(account.unaccountedKb()).isEqualTo(1000 - 400 - 900 - 10);
        assertThat(account.isConsistent()).isFalse();
        assertThat(account.notes()).anyMatch(n -> n.contains("exceed MemTotal by 310 kB"));
    }

    @Test
    void large_kmalloc_is_what_slab_has_beyond_the_caches() {
        String slabs = Corpus.text("slabinfo/007-raspberry-4.19-arm32.txt");
        long caches = SlabInfo.parse(slabs).pages() * 4;

        MemoryAccount account = MemoryAccount.of(
                files(INCIDENT, "MemTotal: 99000 kB\nMemFree: 400 kB\nSlab: " + (caches + 64) + " kB\n" + slabs));

        List<MemoryBucket> parts = account.bucket("slab").orElseThrow().parts();
        assertThat(parts).anySatisfy(p -> {
            assertThat(p.name()).isEqualTo("kmalloc above 8 KiB");
            assertThat(p.kB()).isEqualTo(64);
        });
        assertThat(parts.stream().mapToLong(MemoryBucket::kB).sum()).isEqualTo(caches + 64);
    }

    private static MemoryFiles files(KernelRelease release, String text) {
        return MemoryFiles.in(release, text);
    }

    private static String pagesets(int count) {
        return "Node 0, zone    DMA32\n  pages free     158325\n  pagesets\n    cpu: 0\n              count: " + count
                + "\n";
    }
}
