package org.boxsoak.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of a bench's {@code recovery}. */
final class RecoverySection extends Section<Recovery> {
    private static final int MOST_CYCLES = 100;

    private final Key<String> adbServer = optional(
            "adb-server",
            Word.only("restart"),
            "the adb server may be ended and started anew; others that share it lose their links for a moment");
    private final Key<String> usb =
            optional("usb", Word.only("reset"), "the host's USB port that the box hangs on may be reset (needs root)");
    private final Key<RelaySettings> power;
    private final Key<Duration> after = withDefault(
            "after",
            Words.DURATION,
            "30s",
            "how long the box is lost before the first of these, and from each to the next");
    private final Key<Duration> off =
            withDefault("off", Words.DURATION, "5s", "how long a power cycle leaves the box without power");
    private final Key<Integer> atMost =
            withDefault("at-most", Words.count("number", 1, MOST_CYCLES), "2", "how many power cycles a run may have");

    RecoverySection(Map<String, Set<String>> relayTypes) {
        super("map");
        this.power = optional(
                "power", new RelayShape(relayTypes), "what switches the box's own power, on a board of its own");
    }

    @Override
    protected Recovery bind(Values values) {
        return new Recovery(
                values.has(adbServer),
                values.has(usb),
                values.find(power),
                values.get(after),
                values.get(off),
                values.get(atMost));
    }
}
