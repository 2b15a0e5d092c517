package org.boxsoak.relay;

import java.util.List;
import java.util.Map;

/** Offers the relay type {@code devantech}. */
public final class DevantechRelayProvider implements RelayProvider {
    /** The boards are CDC-ACM devices, which have no line speed. */
    private static final int BAUD = 9600;

    private static final int MOST_CHANNELS = 8;
    private static final Setting CHANNEL = Setting.required("channel", "the relay on the board, 1 to 8");

    @Override
    public String type() {
        return "devantech";
    }

    @Override
    public String describe() {
        return "Devantech USB-RLY02, -RLY08, -RLY16 and -RLY16L, on a serial port (/dev/ttyACM0); read back";
    }

    @Override
    public List<Setting> settings() {
        return SerialFamily.settings(CHANNEL);
    }

    @Override
    public String testedHow() {
        return "simulated firmware behind a pseudo terminal; no real board yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        int channel = settings.number(CHANNEL, 1, MOST_CHANNELS);
        return SerialFamily.open(settings, context, BAUD, line -> DevantechLatch.open(line, channel));
    }
}
