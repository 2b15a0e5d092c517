package org.boxsoak.relay;

import java.util.List;
import java.util.Map;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.boxsoak.bench.Programs;

/** Offers the relay type {@code uhubctl}. */
public final class UhubctlRelayProvider implements RelayProvider {
    private static final String PROGRAM = "uhubctl";
    private static final int MOST_PORTS = 31;
    private static final int MOST_REPEATS = 1000;
    private static final Setting LOCATION =
            Setting.required("location", "the hub's place, e.g. 1-1.4, as uhubctl lists it");
    private static final Setting PORT = Setting.required("port", "the hub's port, from 1");
    // Before Linux 6.0 a driver may switch the power on again; labgrid repeats as often.
    private static final Setting REPEATS =
            Setting.standard("repeats", "100", "how often 'off' is sent, since some hubs switch on again");

    @Override
    public String type() {
        return PROGRAM;
    }

    @Override
    public String describe() {
        return "USB hubs on this host that switch the power of single ports, by the program uhubctl; read back, though some"
                + " hubs say off and leave the power on";
    }

    @Override
    public List<Setting> settings() {
        return List.of(LOCATION, PORT, REPEATS, Setting.MINIMUM_OFF);
    }

    @Override
    public String testedHow() {
        return "the real uhubctl on a host without such a hub, and recorded output; no real hub yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        String location = settings.text(LOCATION);
        if (!location.matches("\\d+(-\\d+(\\.\\d+)*)?")) {
            throw settings.wrong(LOCATION, "it must be the place of a hub, e.g. 1-1.4, or 2 for a root hub");
        }
        int port = settings.number(PORT, 1, MOST_PORTS);
        int repeats = settings.number(REPEATS, 1, MOST_REPEATS);
        SwitchRules rules = SwitchRules.direct(settings);
        HostPackages.ofThisHost()
                .require(List.of(HostPackage.program(PROGRAM)), "the relay type uhubctl", context.cancellation());
        String program = Programs.find(PROGRAM).orElseThrow().toString();
        return SwitchedRelay.open(
                "uhubctl-" + location + "-port-" + port,
                () -> {
                    UhubctlLatch latch = new UhubctlLatch(program, location, port, repeats);
                    latch.read();
                    return latch;
                },
                rules,
                context.clock());
    }
}
