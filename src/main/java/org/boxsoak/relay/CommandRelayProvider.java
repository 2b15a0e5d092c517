package org.boxsoak.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Offers the relay type {@code command}. */
public final class CommandRelayProvider implements RelayProvider {
    private static final Setting ON = Setting.required("on", "the command line that plugs the module");
    private static final Setting OFF = Setting.required("off", "the command line that unplugs it");
    private static final Setting STATE = Setting.optional(
            "state", "a command line whose output ends with on, off, 1 or 0; without it nothing is read back");
    private static final Setting LIMIT = Setting.standard("limit", "30s", "how long each command may take");

    @Override
    public String type() {
        return "command";
    }

    @Override
    public String describe() {
        return "anything that some program of this host switches (usbrelay, ykushcmd, curl, labgrid-client, ...)";
    }

    @Override
    public List<Setting> settings() {
        return List.of(ON, OFF, STATE, LIMIT, Setting.MINIMUM_OFF);
    }

    @Override
    public String testedHow() {
        return "real programs";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        String on = settings.text(ON);
        CommandLatch latch = new CommandLatch(
                on,
                settings.text(OFF),
                settings.find(STATE),
                settings.duration(LIMIT, Duration.ofSeconds(1), Duration.ofMinutes(10)));
        return SwitchedRelay.open(
                "command-" + Integer.toHexString(on.hashCode()),
                () -> latch,
                SwitchRules.direct(settings),
                context.clock());
    }
}
