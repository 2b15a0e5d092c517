package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExplainCommandTests {
    private static final String CORPUS = "src/test/resources/corpus/";
    private static final String INCIDENT = CORPUS + "klog/001-amlogic-5.4-wifi-plug-cma-only.txt";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void an_allocation_failure_has_the_keys_of_the_contract() throws IOException {
        assertThat(explain("--json", INCIDENT)).isZero();

        JsonNode failure = json().get(0);
        assertThat(failure.fieldNames())
                .toIterable()
                .containsExactly(
                        "file",
                        "line",
                        "kind",
                        "process",
                        "pid",
                        "order",
                        "gfp",
                        "migratetype",
                        "release",
                        "requester",
                        "zones",
                        "verdict",
                        "reason",
                        "causes");
        assertThat(failure.get("kind").asText()).isEqualTo("allocation-failure");
        assertThat(failure.get("gfp"))
                .hasToString(
                        "{\"mode\":\"0xa20\",\"flags\":[\"__GFP_HIGH\",\"__GFP_ATOMIC\",\"__GFP_KSWAPD_RECLAIM\"],\"name\":\"GFP_ATOMIC\"}");
        assertThat(failure.get("zones"))
                .hasToString(
                        "[{\"node\":0,\"zone\":\"DMA32\",\"freeKb\":633300,\"minKb\":10240,\"freeCmaKb\":583960,\"usableBlocks\":0,\"verdict\":\"cma-only\"}]");
        assertThat(failure.get("requester").asText()).isEqualTo("glSetHifInfo [wlan_mt7663_usb]");
        assertThat(failure.get("causes").get(0).asLong())
                .isEqualTo(json().get(1).get("line").asLong());
    }

    @Test
    void an_oops_adds_title_address_pc_and_module() throws IOException {
        explain("--json", CORPUS + "klog/110-incident-whole-chain-to-the-next-boot.txt");

        JsonNode oops = json().get(1);
        assertThat(oops.get("title").asText()).isEqualTo("NULL pointer dereference in glSetHifInfo");
        assertThat(oops.get("address").asText()).isEqualTo("0x0");
        assertThat(oops.get("pc").asText()).isEqualTo("glSetHifInfo+0x6b4/0x7c0");
        assertThat(oops.get("module").asText()).isEqualTo("wlan_mt7663_usb");
    }

    @Test
    void packed_logs_and_several_files_are_read(@TempDir Path packed) throws IOException {
        Path gz = packed.resolve("kernel.log.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(gz))) {
            Files.copy(Path.of(INCIDENT), stream);
        }

        assertThat(explain("--json", gz.toString(), INCIDENT)).isZero();

        assertThat(json())
                .extracting(j -> j.get("kind").asText())
                .containsExactly("allocation-failure", "oops", "allocation-failure", "oops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void logs_of_windows_programs_are_read(String charset) throws IOException {
        Path wide = folder.resolve("putty.log");
        Files.writeString(wide, Files.readString(Path.of(INCIDENT)), Charset.forName(charset));

        assertThat(explain("--json", wide.toString())).isZero();

        assertThat(json()).extracting(j -> j.get("kind").asText()).containsExactly("allocation-failure", "oops");
    }

    @Test
    void a_large_log_read_ahead_tells_the_same_as_a_small_one() throws IOException {
        String quiet = "[    1.000000] usb 1-1: new high-speed USB device number 4 using xhci-hcd\n".repeat(150_000);
        Path large = folder.resolve("large.log");
        Files.writeString(large, quiet + Files.readString(Path.of(INCIDENT)) + quiet);

        explain("--json", large.toString());

        assertThat(json()).extracting(j -> j.get("line").asLong() - 150_000).containsExactlyElementsOf(lines(INCIDENT));
    }

    @Test
    void page_types_are_counted_in_units_of_order_4() throws IOException {
        Path file = folder.resolve("pagetypeinfo");
        Files.writeString(file, pageTypeInfo());

        explain("--json", file.toString());

        assertThat(out)
                .hasToString(
                        "{\"kind\":\"page-types\",\"zones\":[{\"node\":0,\"zone\":\"DMA32\",\"order4\":{\"Unmovable\":327,\"Movable\":77,"
                                + "\"Reclaimable\":90,\"CMA\":11023,\"HighAtomic\":0,\"Isolate\":0}}],\"saturated\":false}"
                                + System.lineSeparator());
    }

    @Test
    void what_if_answers_with_the_verdict_and_its_numbers() throws IOException {
        Path types = folder.resolve("pagetypeinfo");
        Files.writeString(types, pageTypeInfo());
        Path zones = folder.resolve("zoneinfo");
        Files.writeString(zones, """
                Node 0, zone    DMA32
                  pages free     212000
                        min      2560
                        low      5499
                        high     8185
                        spanned  917504
                        present  917504
                        managed  895634
                        protection: (0, 0, 0)
                      nr_free_pages 212000
                      nr_free_cma  200000
                """);

        assertThat(explain("--order", "4", "--gfp", "GFP_ATOMIC", types.toString(), zones.toString()))
                .isZero();
        assertThat(out.toString()).contains("should-succeed", "11985 usable pages", "effective minimum of 960");
    }

    @Test
    void what_is_neither_log_nor_memory_file_is_refused_in_one_sentence() throws IOException {
        Path picture = folder.resolve("picture.png");
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3, 4, 5, 6, 7});
        Path prose = folder.resolve("notes.txt");
        Files.writeString(prose, "Dear lab,\nthe box reboots at night.\nBUG: who knows why\n");

        for (Path file : List.of(picture, prose)) {
            assertThat(explain(file.toString())).isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(l -> l.contains("neither a kernel log nor a /proc memory file"));
    }

    @Test
    void a_file_that_cannot_be_read_ends_with_2_and_the_others_are_explained() {
        assertThat(explain("--json", folder.resolve("missing").toString(), INCIDENT))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file");
        assertThat(out.toString()).contains("cma-only");
    }

    @Test
    void a_quiet_log_says_so() {
        assertThat(explain(CORPUS + "klog/101-quiet-rtl8723du-plug.txt")).isZero();
        assertThat(out.toString()).contains("no allocation failure, crash, stall or restart");
    }

    @Test
    void the_person_sees_the_blocks_by_order_and_type_and_the_story() {
        explain(INCIDENT);

        assertThat(out.toString())
                .contains("verdict cma-only")
                .containsPattern("CMA +\\+ +\\+ +\\+ +\\+ +305 +86 +19 +10 +26 +5 +118")
                .contains("What happened", "used unchecked")
                .doesNotContain("\u001b[");
    }

    @Test
    void an_unknown_flag_is_a_usage_error() {
        assertThat(explain("--order", "4", "--gfp", "GFP_NONSENSE", INCIDENT)).isEqualTo(2);
        assertThat(err.toString()).contains("'GFP_NONSENSE' is no GFP flag");
    }

    private int explain(String... arguments) {
        return new CommandLine(new ExplainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<JsonNode> json() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            objects.add(new ObjectMapper().readTree(line));
        }
        return objects;
    }

    private List<Long> lines(String file) throws IOException {
        out.getBuffer().setLength(0);
        explain("--json", file);
        return json().stream().map(j -> j.get("line").asLong()).toList();
    }

    /** The boot of the incident's box. */
    private static String pageTypeInfo() {
        return """
                Page block order: 10
                Pages per block:  1024

                Free pages count per migrate type at order       0      1      2      3      4      5      6      7      8      9     10\s
                Node    0, zone    DMA32, type    Unmovable    123    149     95     66     45     23     13      5      9      0      0\s
                Node    0, zone    DMA32, type      Movable     14     10     23      9      1      2      6      2      2      0      0\s
                Node    0, zone    DMA32, type  Reclaimable      0      0      1     27     30     16      7      0      0      0      0\s
                Node    0, zone    DMA32, type          CMA      0      1      0      1      1      1      1      3      3      2    170\s
                Node    0, zone    DMA32, type   HighAtomic      0      0      0      0      0      0      0      0      0      0      0\s
                Node    0, zone    DMA32, type      Isolate      0      0      0      0      0      0      0      0      0      0      0\s

                Number of blocks type     Unmovable      Movable  Reclaimable          CMA   HighAtomic      Isolate\s
                Node 0, zone    DMA32          150          495           14          237            0            0\s
                """;
    }
}
