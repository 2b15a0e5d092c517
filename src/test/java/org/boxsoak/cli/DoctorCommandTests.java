package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.boxsoak.fake.FakeAdbServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void this_host_as_the_box_needs_no_adb_and_can_be_run_on() throws IOException {
        int exit = doctor("--json", "--bench", bench("box: { local: {} }"));

        Map<String, JsonNode> checks = checks();
        assertThat(exit).as(out.toString()).isZero();
        assertThat(checks)
                .containsKeys(
                        "jdk", "host-disk", "box-reachable", "root", "source-meminfo", "tracefs", "pstore", "clock");
        assertThat(status(checks, "source-meminfo")).isEqualTo("ok");
        assertThat(status(checks, "adb")).isEqualTo("skipped");
        assertThat(status(checks, "relay")).isEqualTo("skipped");
        assertThat(checks.values())
                .filteredOn(c -> c.get("status").asText().matches("warning|failed"))
                .allSatisfy(c -> assertThat(c.get("mend").asText()).isNotBlank());
    }

    @Test
    void the_relay_of_the_boxs_own_power_is_asked_and_not_switched() throws Exception {
        Path switched = folder.resolve("switched");
        try (FakeAdbServer server = new FakeAdbServer(FakeAdbServer.Manner.FAILS_NOT_FOUND)) {
            doctor(
                    "--json",
                    "--bench",
                    bench("box: { adb: nobody }\nadb-server: { host: 127.0.0.1, port: "
                            + server.address().port() + " }\nrecovery:\n  power: { type: command, on: touch " + switched
                            + ", off: touch " + switched + ", state: echo on }"));
        }

        assertThat(status(checks(), "power-relay")).as(err.toString()).isEqualTo("ok");
        assertThat(switched).doesNotExist();
    }

    @Test
    void every_part_that_is_not_there_is_named_and_the_others_are_looked_at_all_the_same() throws Exception {
        try (FakeAdbServer server = new FakeAdbServer(FakeAdbServer.Manner.FAILS_NOT_FOUND)) {
            int exit = doctor(
                    "--json",
                    "--bench",
                    bench("box: { adb: nobody }\nadb-server: { host: 127.0.0.1, port: "
                            + server.address().port() + " }\nrelay: { type: lcus, port: " + folder.resolve("tty1")
                            + ", channel: 1 }\nconsole: { port: " + folder.resolve("tty2")
                            + " }\nrecovery: { power: { type: lcus, port: " + folder.resolve("tty3")
                            + ", channel: 1 } }"));

            Map<String, JsonNode> checks = checks();
            assertThat(exit).isEqualTo(3);
            assertThat(status(checks, "adb-server")).isEqualTo("ok");
            for (String part : new String[] {"box-reachable", "relay", "power-relay", "console"}) {
                assertThat(status(checks, part)).as(part).isEqualTo("failed");
                assertThat(Objects.requireNonNull(checks.get(part)).get("mend").asText())
                        .isNotBlank();
            }
        }
    }

    @Test
    void people_get_a_table_with_a_sum() throws IOException {
        assertThat(doctor("--bench", bench("box: { local: {} }"))).isZero();
        assertThat(out.toString()).containsPattern("(?m)^ok +jdk +Java").containsPattern("\\d+ checks: \\d+ ok");
    }

    @Test
    void a_wrong_bench_is_a_usage_error_and_nothing_is_examined() throws IOException {
        assertThat(doctor("--bench", bench("bocks: 1"))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    private static String status(Map<String, JsonNode> checks, String name) {
        return Objects.requireNonNull(checks.get(name)).get("status").asText();
    }

    private Map<String, JsonNode> checks() throws IOException {
        Map<String, JsonNode> checks = new LinkedHashMap<>();
        for (String line : out.toString().lines().toList()) {
            JsonNode check = new ObjectMapper().readTree(line);
            checks.put(check.get("check").asText(), check);
        }
        return checks;
    }

    private String bench(String text) throws IOException {
        return Files.writeString(folder.resolve("bench.yaml"), text + "\n").toString();
    }

    private int doctor(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "doctor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
