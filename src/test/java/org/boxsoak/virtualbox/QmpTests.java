package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.FakeQmp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real unix socket whose far end misbehaves. */
class QmpTests {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String DELETED =
            "{\"timestamp\": {\"seconds\": 1, \"microseconds\": 2}, \"event\": \"DEVICE_DELETED\", \"data\": {\"device\": \"%s\", \"path\": \"/machine/peripheral/%s\"}}\r\n";

    @TempDir
    Path folder;

    @Test
    void a_command_returns_what_qemu_returns() throws IOException {
        try (FakeQmp fake = qemu(r -> List.of(FakeQmp.reply(r, "\"return\": {\"running\": true}")));
                Qmp qmp = connect(fake)) {
            assertThat(qmp.execute("query-status", Map.of(), LIMIT)
                            .path("running")
                            .asBoolean())
                    .isTrue();
            assertThat(fake.requests().get(0)).contains("\"qmp_capabilities\"");
            assertThat(fake.requests().get(1)).isEqualTo("{\"execute\":\"query-status\",\"id\":2}");
        }
    }

    @Test
    void arguments_are_sent_as_json() throws IOException {
        try (FakeQmp fake = qemu(r -> List.of(FakeQmp.reply(r, "\"return\": {}")));
                Qmp qmp = connect(fake)) {
            qmp.execute("netdev_add", Map.of("restrict", true), LIMIT);
            assertThat(fake.requests().get(1)).contains("\"arguments\":{\"restrict\":true}");
        }
    }

    @Test
    void an_answer_may_come_byte_by_byte_and_inside_a_letter() throws IOException {
        try (FakeQmp fake = qemu(r -> List.of(FakeQmp.reply(r, "\"return\": \"größer\"")));
                Qmp qmp = connect(fake)) {
            fake.dribble();
            assertThat(qmp.execute("query-name", Map.of(), LIMIT).asText()).isEqualTo("größer");
        }
    }

    @Test
    void events_between_question_and_answer_are_kept_in_order() throws IOException {
        try (FakeQmp fake = qemu(r -> List.of(DELETED.formatted("a", "a")
                        + DELETED.formatted("wifi", "wifi")
                        + FakeQmp.reply(r, "\"return\": {}")
                        + DELETED.formatted("b", "b")));
                Qmp qmp = connect(fake)) {
            qmp.execute("device_del", Map.of("id", "wifi"), LIMIT);

            assertThat(qmp.awaitEvent("DEVICE_DELETED", "wifi", LIMIT)
                            .data()
                            .path("path")
                            .asText())
                    .isEqualTo("/machine/peripheral/wifi");
            assertThat(qmp.awaitEvent("DEVICE_DELETED", "b", LIMIT).name()).isEqualTo("DEVICE_DELETED");
            assertThatThrownBy(() -> qmp.awaitEvent("DEVICE_DELETED", "wifi", SHORT))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("did not send DEVICE_DELETED for 'wifi'");
        }
    }

    @Test
    void a_late_answer_to_an_earlier_command_is_not_taken_for_this_ones() throws IOException {
        List<String> late = new ArrayList<>();
        try (FakeQmp fake = qemu(r -> {
                    if (r.contains("slow")) {
                        late.add(FakeQmp.reply(r, "\"return\": \"slow\""));
                        return List.of(" ");
                    }
                    return List.of(late.get(0) + FakeQmp.reply(r, "\"return\": \"quick\""));
                });
                Qmp qmp = connect(fake)) {
            assertThatThrownBy(() -> qmp.execute("slow", Map.of(), SHORT))
                    .hasMessageContaining("did not answer 'slow'");

            assertThat(qmp.execute("quick", Map.of(), LIMIT).asText()).isEqualTo("quick");
        }
    }

    @Test
    void a_refusal_carries_qemus_words() throws IOException {
        try (FakeQmp fake = qemu(r -> List.of(FakeQmp.reply(
                        r, "\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"Device 'wifi' not found\"}")));
                Qmp qmp = connect(fake)) {
            assertThatThrownBy(() -> qmp.execute("device_del", Map.of("id", "wifi"), LIMIT))
                    .isInstanceOfSatisfying(
                            QmpRefusal.class, e -> assertThat(e.errorClass()).isEqualTo("DeviceNotFound"))
                    .hasMessage("QEMU refused 'device_del': Device 'wifi' not found (DeviceNotFound).");
        }
    }

    @Test
    void a_connection_that_ends_says_that_the_box_has_ended() throws IOException {
        try (FakeQmp fake = qemu(r -> List.of());
                Qmp qmp = connect(fake)) {
            assertThatThrownBy(() -> qmp.execute("quit", Map.of(), LIMIT))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("the virtual box has ended");
        }
    }

    @Test
    void garbage_is_shown_and_not_waited_on() throws IOException {
        for (String garbage : List.of("HTTP/1.1 400 Bad Request\r\n", "[1]\n", "{\"return\": \n", "\0\1\2\n")) {
            try (FakeQmp fake = qemu(r -> List.of(garbage));
                    Qmp qmp = connect(fake)) {
                assertThatThrownBy(() -> qmp.execute("query-status", Map.of(), LIMIT))
                        .isInstanceOf(BenchException.class)
                        .hasMessageContaining("does not speak QMP");
            }
            Files.delete(folder.resolve("qmp.sock"));
        }
    }

    @Test
    void a_line_without_end_is_given_up() throws IOException {
        String flood = "x".repeat(1 << 20);
        try (FakeQmp fake = qemu(r -> List.of(flood, flood, flood, flood, flood));
                Qmp qmp = connect(fake)) {
            assertThatThrownBy(() -> qmp.execute("query-status", Map.of(), LIMIT))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("a line of more than");
        }
    }

    @Test
    void a_greeting_of_another_program_is_no_qemu() throws IOException {
        try (FakeQmp fake = FakeQmp.start(folder.resolve("qmp.sock"), "{\"hello\": 1}\n", r -> List.of())) {
            assertThatThrownBy(() -> Qmp.connect(fake.socket(), LIMIT)).hasMessageContaining("is no QEMU");
        }
    }

    @Test
    void one_who_does_not_greet_is_not_waited_on_for_ever() throws IOException {
        try (FakeQmp fake = FakeQmp.start(folder.resolve("qmp.sock"), "{\"QMP\": ", r -> List.of())) {
            assertThatThrownBy(() -> Qmp.connect(fake.socket(), SHORT))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("QEMU did not greet")
                    .hasMessageContaining("serves another client");
        }
    }

    @Test
    void nobody_listening_means_that_no_box_runs() {
        assertThatThrownBy(() -> Qmp.connect(folder.resolve("none.sock"), LIMIT))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("QEMU does not listen at")
                .hasMessageContaining("the virtual box is not running");
    }

    /** Greets well, takes the first command, and goes on as the test wants. */
    private FakeQmp qemu(Function<String, List<String>> answers) throws IOException {
        return FakeQmp.start(
                folder.resolve("qmp.sock"),
                FakeQmp.GREETING,
                r -> r.contains("qmp_capabilities") ? List.of(FakeQmp.reply(r, "\"return\": {}")) : answers.apply(r));
    }

    private static Qmp connect(FakeQmp fake) {
        return Qmp.connect(fake.socket(), LIMIT);
    }
}
