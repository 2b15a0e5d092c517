package org.boxsoak.relay;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.plan.Durations;
import org.jspecify.annotations.Nullable;

/** The settings that a bench gives to one relay; every mistake is an {@link IllegalArgumentException} that quotes the setting's name. */
final class GivenSettings {
    private final String type;
    private final Map<String, String> values;

    private GivenSettings(String type, Map<String, String> values) {
        this.type = type;
        this.values = Map.copyOf(values);
    }

    /** Takes settings that the family knows, none of its required ones missing. */
    static GivenSettings of(RelayProvider family, Map<String, String> values) {
        GivenSettings given = new GivenSettings(family.type(), values);
        for (String name : values.keySet()) {
            if (family.settings().stream().noneMatch(known -> known.name().equals(name))) {
                throw given.wrong(
                        name,
                        "is no setting of this type; it has "
                                + family.settings().stream().map(Setting::name).collect(Collectors.joining(", ")));
            }
        }
        for (Setting setting : family.settings()) {
            if (setting.required() && given.find(setting) == null) {
                throw given.wrong(setting.name(), "is missing: " + setting.meaning());
            }
        }
        return given;
    }

    /** What was given, or the standard; null where there is neither. */
    @Nullable
    String find(Setting setting) {
        String value = values.getOrDefault(setting.name(), "").strip();
        return value.isEmpty() ? setting.standard() : value;
    }

    /** A setting that is required or has a standard. */
    String text(Setting setting) {
        String value = find(setting);
        if (value == null) {
            throw wrong(setting.name(), "is missing: " + setting.meaning());
        }
        return value;
    }

    int number(Setting setting, int least, int most) {
        String value = text(setting);
        if (value.matches("\\d{1,7}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw wrong(setting, "it must be a number from " + least + " to " + most);
    }

    Duration duration(Setting setting, Duration least, Duration most) {
        try {
            Duration value = Durations.parse(text(setting));
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Its own message quotes the value, which might be the name of another setting.
        }
        throw wrong(setting, "it must be a duration from " + Durations.format(least) + " to " + Durations.format(most));
    }

    /** One of an enum's constants, written in small letters. */
    <E extends Enum<E>> E word(Setting setting, Class<E> words) {
        String value = text(setting);
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        setting,
                        "it must be one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    /** A value that the family's own rule refuses. */
    IllegalArgumentException wrong(Setting setting, String rule) {
        return wrong(setting.name(), "is " + find(setting) + "; " + rule);
    }

    private IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("relay type " + type + ": '" + name + "' " + what + ".");
    }
}
