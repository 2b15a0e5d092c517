package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RelayFamiliesTests {
    private static final Map<String, String> GOOD =
            Map.of("port", "1", "channel", "1", "location", "1-1", "hostname", "pdu", "on", "true", "off", "true");

    static List<RelayProvider> all() {
        return RelayFamilies.all();
    }

    @Test
    void every_family_is_found_by_its_word() {
        assertThat(RelayFamilies.all())
                .extracting(RelayProvider::type)
                .containsExactly(
                        "command",
                        "dcttech-hid",
                        "devantech",
                        "kmtronic",
                        "lcus",
                        "manual",
                        "numato",
                        "pdudaemon",
                        "port-disable",
                        "qmp",
                        "uhubctl",
                        "ykush");
        assertThat(RelayFamilies.named("lcus")).containsInstanceOf(LcusRelayProvider.class);
        assertThat(RelayFamilies.named("LCUS")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_missing_setting_is_named_in_quotes(RelayProvider family) {
        for (Setting setting : family.settings()) {
            if (setting.required()) {
                Map<String, String> settings = good(family);
                settings.remove(setting.name());
                refuses(family, settings, "relay type " + family.type() + ": '" + setting.name() + "' is missing");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_unknown_setting_is_named_in_quotes(RelayProvider family) {
        Map<String, String> settings = good(family);
        settings.put("chanel", "1");

        refuses(family, settings, "'chanel' is no setting of this type");
    }

    @ParameterizedTest
    @CsvSource({
        "lcus, channel, 0",
        "lcus, channel, 9",
        "lcus, channel, one",
        "lcus, channel, 1.5",
        "lcus, channel, -1",
        "lcus, normally, off",
        "lcus, normally, Open",
        "lcus, minimum-off, soon",
        "lcus, minimum-off, 61s",
        "lcus, read-back, ascii",
        "numato, channel, 64",
        "kmtronic, channel, 9",
        "devantech, channel, 0",
        "dcttech-hid, channel, 9",
        "ykush, port, 4",
        "uhubctl, location, /dev/ttyUSB0",
        "uhubctl, port, 0",
        "uhubctl, repeats, 0",
        "pdudaemon, url, localhost",
        "pdudaemon, url, ftp://host",
        "pdudaemon, port, x",
        "pdudaemon, settling, 2h",
        "port-disable, location, 1-1:1.0",
        "port-disable, location, usb1",
        "command, limit, 0s",
        "command, minimum-off, 1",
        "manual, answer-within, 0s",
        "qmp, device, e1000"
    })
    void a_wrong_setting_is_named_in_quotes_with_its_value(String type, String setting, String value) {
        RelayProvider family = RelayFamilies.named(type).orElseThrow();
        Map<String, String> settings = good(family);
        settings.put("socket", "qmp.sock");
        settings.keySet()
                .retainAll(family.settings().stream().map(Setting::name).toList());
        settings.put(setting, value);

        refuses(family, settings, "relay type " + type + ": '" + setting + "' is " + value + "; it must be");
    }

    @Test
    void the_table_has_a_row_for_each_family_with_settings_and_trials() {
        List<String> rows = RelayFamilies.markdown().lines().toList();

        assertThat(rows).hasSize(2 + RelayFamilies.all().size());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(5));
        assertThat(rows)
                .filteredOn(row -> row.startsWith("| `lcus` |"))
                .singleElement()
                .asString()
                .contains("CH340", "`port` (required): ", "`normally` (open): ", "no real board yet");
    }

    private static Map<String, String> good(RelayProvider family) {
        Map<String, String> settings = new HashMap<>();
        family.settings().stream()
                .filter(Setting::required)
                .forEach(s -> settings.put(s.name(), GOOD.getOrDefault(s.name(), "")));
        return settings;
    }

    private static void refuses(RelayProvider family, Map<String, String> settings, String words) {
        assertThatThrownBy(() -> family.open(settings, RelayContexts.of(new ManualClock())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
