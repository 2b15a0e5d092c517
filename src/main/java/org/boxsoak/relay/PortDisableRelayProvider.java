package org.boxsoak.relay;

import java.util.List;
import java.util.Map;

/** Offers the relay type {@code port-disable}. */
public final class PortDisableRelayProvider implements RelayProvider {
    private static final Setting LOCATION = Setting.required(
            "location",
            "the module's place on the box's bus, e.g. 1-1.4, as its folder in /sys/bus/usb/devices is called");

    @Override
    public String type() {
        return "port-disable";
    }

    @Override
    public String describe() {
        return "no board: the box's own kernel disconnects the module's USB port (Linux 6.0 or newer, root on the box); read"
                + " back; a real disconnect, but the module may keep its power, and come back at once where the hub cannot switch it";
    }

    @Override
    public List<Setting> settings() {
        return List.of(LOCATION, Setting.MINIMUM_OFF);
    }

    @Override
    public String testedHow() {
        return "a real kernel 6.1 behind an emulated hub that switches the power of its ports; no real box yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        String location = settings.text(LOCATION);
        if (!location.matches("\\d{1,3}-\\d{1,3}(\\.\\d{1,3})*")) {
            throw settings.wrong(LOCATION, "it must be a place on the bus, e.g. 1-1.4, or 1-2 at a root hub");
        }
        // The box may not have booted yet, so nothing is asked of it now.
        return new SwitchedRelay(
                null, new PortDisableLatch(context.box(), location), SwitchRules.direct(settings), context.clock());
    }
}
