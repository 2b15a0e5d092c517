package org.boxsoak.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What all boards on a serial line have in common: the port, the contact, the minimum off time, and how they are opened. */
final class SerialFamily {
    private static final Setting PORT = Setting.required(
            "port", "the serial port, e.g. /dev/ttyUSB0, better /dev/serial/by-id/... or by-path/..., or COM3");

    private SerialFamily() {}

    static List<Setting> settings(Setting... own) {
        List<Setting> all = new ArrayList<>(List.of(PORT));
        all.addAll(List.of(own));
        all.addAll(List.of(Setting.NORMALLY, Setting.MINIMUM_OFF));
        return List.copyOf(all);
    }

    static Relay open(GivenSettings settings, RelayContext context, int baud, Function<SerialLine, Latch> opening) {
        SwitchRules rules = SwitchRules.of(settings);
        String port = settings.text(PORT);
        return SwitchedRelay.open(
                port,
                () -> {
                    SerialLine line = new SerialLine(port, baud);
                    try {
                        return opening.apply(line);
                    } catch (RuntimeException e) {
                        line.close();
                        throw e;
                    }
                },
                rules,
                context.clock());
    }
}
