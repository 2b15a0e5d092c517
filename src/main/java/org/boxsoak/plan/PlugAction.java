package org.boxsoak.plan;

import java.util.Arrays;
import java.util.Locale;

/** What a step on the relay does. */
public enum PlugAction {
    PLUG,
    UNPLUG,
    /** Unplugs, waits as long as {@code hotplug.off} says, and plugs. */
    CYCLE;

    static boolean isOne(String word) {
        return Arrays.stream(values()).anyMatch(action -> action.word().equals(word.strip()));
    }

    /** The action that a step on the relay names. */
    public static PlugAction of(Step step) {
        return valueOf(step.run().strip().toUpperCase(Locale.ROOT));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
