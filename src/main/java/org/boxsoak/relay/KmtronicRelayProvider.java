package org.boxsoak.relay;

import java.util.List;
import java.util.Map;

/** Offers the relay type {@code kmtronic}. */
public final class KmtronicRelayProvider implements RelayProvider {
    private static final int BAUD = 9600;
    private static final int MOST_CHANNELS = 8;
    private static final Setting CHANNEL = Setting.required("channel", "the relay on the board, 1 to 8");

    @Override
    public String type() {
        return "kmtronic";
    }

    @Override
    public String describe() {
        return "KMTronic USB relay boards of 1, 2, 4 and 8 relays, on a serial port; read back";
    }

    @Override
    public List<Setting> settings() {
        return SerialFamily.settings(CHANNEL);
    }

    @Override
    public String testedHow() {
        return "simulated firmware (2, 4 and 8 relays) behind a pseudo terminal; no real board yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        int channel = settings.number(CHANNEL, 1, MOST_CHANNELS);
        return SerialFamily.open(settings, context, BAUD, line -> KmtronicLatch.open(line, channel));
    }
}
