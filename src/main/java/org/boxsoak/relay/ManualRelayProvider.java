package org.boxsoak.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Offers the relay type {@code manual}. */
public final class ManualRelayProvider implements RelayProvider {
    private static final Setting MODULE =
            Setting.standard("module", "the module", "what is to be plugged, as the person knows it");
    private static final Setting ANSWER_WITHIN =
            Setting.standard("answer-within", "10m", "how long the person may take");

    @Override
    public String type() {
        return "manual";
    }

    @Override
    public String describe() {
        return "no board: asks the person at the terminal to plug and unplug";
    }

    @Override
    public List<Setting> settings() {
        return List.of(MODULE, ANSWER_WITHIN);
    }

    @Override
    public String testedHow() {
        return "a terminal's input and output";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        Duration limit = settings.duration(ANSWER_WITHIN, Duration.ofSeconds(1), Duration.ofHours(24));
        return new ManualRelay(context.person(), settings.text(MODULE), limit, context.cancellation());
    }
}
