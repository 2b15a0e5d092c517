package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRelayTests {
    @TempDir
    Path folder;

    @Test
    void commands_switch_and_one_says_the_state() throws IOException {
        Path file = Files.writeString(folder.resolve("relay"), "PSUIS_1=0\n");
        try (Relay relay =
                open("echo PSUIS_1=1 > " + file, "echo PSUIS_1=0 > " + file, Map.of("state", "cat " + file))) {
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            relay.on();
            assertThat(file).hasContent("PSUIS_1=1");
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();
            assertThat(file).hasContent("PSUIS_1=0");
        }
    }

    @Test
    void without_a_state_command_nothing_is_read_back() {
        try (Relay relay = open(":", ":", Map.of())) {
            relay.on();

            assertThat(relay.state()).isEqualTo(RelayState.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({"echo power on, ON", "echo OFF, OFF", "printf 'a\\nrelay: 1\\n', ON", "echo state=0, OFF"})
    void the_last_word_is_the_state(String command, RelayState state) {
        try (Relay relay = open(":", ":", Map.of("state", command))) {
            assertThat(relay.state()).isEqualTo(state);
        }
    }

    @Test
    void a_program_that_fails_disobeys_or_speaks_in_riddles_is_the_benchs_fault() {
        try (Relay relay = open("echo no such relay >&2; exit 3", ":", Map.of("state", "echo off"))) {
            assertThatThrownBy(relay::on)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("exit code 3", "no such relay");
        }
        try (Relay relay = open("true", ":", Map.of("state", "echo off"))) {
            assertThatThrownBy(relay::on).isInstanceOf(BenchException.class).hasMessageContaining("did not obey");
        }
        try (Relay relay = open("true", ":", Map.of("state", "echo 10 of 12; echo soon"))) {
            assertThatThrownBy(relay::state).isInstanceOf(BenchException.class).hasMessageContaining("soon");
        }
    }

    @Test
    void a_program_that_hangs_is_ended_at_its_limit() {
        try (Relay relay = open("exec sleep 60", ":", Map.of("limit", "1s"))) {
            assertThatThrownBy(relay::on).isInstanceOf(BenchException.class).hasMessageContaining("within 1 s");
        }
    }

    private Relay open(String on, String off, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("on", on + " # " + folder, "off", off));
        settings.putAll(more);
        return new CommandRelayProvider().open(settings, RelayContexts.of(new ManualClock()));
    }
}
