package org.boxsoak.plan;

import java.time.Duration;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of {@code expect}. */
final class ExpectSection extends Section<Expectations> {
    private final Key<SupplyExpectation> supply =
            optional("order4-unmovable", new SupplySection(), "free blocks for unmovable requests must remain");
    private final Key<String> reboot = optional("reboot", Word.only("never"), "the kernel must not reboot");
    private final Key<String> wifi = optional(
            "wifi",
            Word.only("comes-back"),
            "the module must come back after every plug, in the time that hotplug gives it");
    private final Key<String> allocationFailure = optional(
            "allocation-failure", Word.only("never"), "the kernel log must not report a failed page allocation");
    private final Key<LeakExpectation> leak = optional("leak", new LeakSection(), "memory must not leak");
    private final Key<Duration> order4Lasts = optional(
            "order4-lasts",
            Words.DURATION,
            "by the forecast, order-4 blocks must last this long from the start of the run");
    private final Key<String> bench =
            optional("bench", Word.only("healthy"), "samples must be complete and the relay must have obeyed");

    ExpectSection() {
        super("map");
    }

    @Override
    protected Expectations bind(Values values) {
        return new Expectations(
                values.find(supply),
                values.has(reboot),
                values.has(wifi),
                values.has(allocationFailure),
                values.find(leak),
                values.find(order4Lasts),
                values.has(bench));
    }
}
