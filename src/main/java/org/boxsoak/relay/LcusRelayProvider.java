package org.boxsoak.relay;

import java.util.List;
import java.util.Map;

/** Offers the relay type {@code lcus}. */
public final class LcusRelayProvider implements RelayProvider {
    private static final int BAUD = 9600;
    private static final int MOST_CHANNELS = 8;
    private static final Setting CHANNEL = Setting.required("channel", "the relay on the board, 1 to 8");
    private static final Setting READ_BACK = Setting.standard(
            "read-back",
            "auto",
            "how the board can be asked: feedback (A0 ch 05), report (FF), none, or auto, which tries in this order");

    @Override
    public String type() {
        return "lcus";
    }

    @Override
    public String describe() {
        return "LCUS-1, -2, -4, -8 and clones: USB relay boards with a CH340 serial chip (1a86:7523); some firmware can be read"
                + " back, some cannot";
    }

    @Override
    public List<Setting> settings() {
        return SerialFamily.settings(CHANNEL, READ_BACK);
    }

    @Override
    public String testedHow() {
        return "simulated firmware (all four known variants) behind a pseudo terminal; no real board yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        int channel = settings.number(CHANNEL, 1, MOST_CHANNELS);
        LcusLatch.ReadBack readBack = settings.word(READ_BACK, LcusLatch.ReadBack.class);
        return SerialFamily.open(
                settings, context, BAUD, line -> LcusLatch.open(line, channel, readBack, context.clock()));
    }
}
