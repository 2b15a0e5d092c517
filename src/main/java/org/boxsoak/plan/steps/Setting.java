package org.boxsoak.plan.steps;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a ready step. In its script it is a variable of the same name, with {@code _} for {@code -}; times are in whole seconds,
 * sizes in MiB, lists are separated by blanks.
 *
 * @param fallback what counts without it; null: it has to be given
 * @param meaning one line for help and reference
 */
public record Setting(String name, Kind kind, @Nullable String fallback, String meaning) {
    /** What may stand there. */
    public enum Kind {
        TEXT,
        WORDS,
        TIME,
        COUNT,
        SIZE
    }

    static Setting required(String name, Kind kind, String meaning) {
        return new Setting(name, kind, null, meaning);
    }

    static Setting of(String name, Kind kind, String fallback, String meaning) {
        return new Setting(name, kind, fallback, meaning);
    }

    String variable() {
        // "for" is a word of the shell.
        return name.equals("for") ? "seconds" : name.replace('-', '_');
    }
}
