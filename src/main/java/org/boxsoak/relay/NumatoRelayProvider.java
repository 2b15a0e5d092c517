package org.boxsoak.relay;

import java.util.List;
import java.util.Map;

/** Offers the relay type {@code numato}. */
public final class NumatoRelayProvider implements RelayProvider {
    /** The boards are CDC-ACM devices, which have no line speed. */
    private static final int BAUD = 9600;

    private static final int LAST_CHANNEL = 63;
    private static final Setting CHANNEL =
            Setting.required("channel", "the relay on the board, counted from 0 as the board does, to 63");

    @Override
    public String type() {
        return "numato";
    }

    @Override
    public String describe() {
        return "Numato Lab USB relay modules of 1 to 64 relays, on a serial port (/dev/ttyACM0); read back";
    }

    @Override
    public List<Setting> settings() {
        return SerialFamily.settings(CHANNEL);
    }

    @Override
    public String testedHow() {
        return "simulated firmware (8, 16, 32 and 64 relays) behind a pseudo terminal; no real board yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        int channel = settings.number(CHANNEL, 0, LAST_CHANNEL);
        return SerialFamily.open(settings, context, BAUD, line -> NumatoLatch.open(line, channel));
    }
}
