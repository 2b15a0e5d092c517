package org.boxsoak.relay;

import org.jspecify.annotations.Nullable;

/**
 * One key of a bench's {@code relay} map.
 *
 * @param name the key
 * @param required whether it has to be given
 * @param standard what holds when it is not given; null: nothing, or what the board itself says
 * @param meaning one line for people
 */
public record Setting(
        String name, boolean required, @Nullable String standard, String meaning) {
    static final Setting NORMALLY = standard(
            "normally", "open", "the contact in use: open (without current the module is unplugged) or closed");
    static final Setting MINIMUM_OFF =
            standard("minimum-off", "1s", "how long the module stays unplugged at least before it is plugged again");

    static Setting required(String name, String meaning) {
        return new Setting(name, true, null, meaning);
    }

    static Setting optional(String name, String meaning) {
        return new Setting(name, false, null, meaning);
    }

    static Setting standard(String name, String standard, String meaning) {
        return new Setting(name, false, standard, meaning);
    }
}
