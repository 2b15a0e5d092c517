package org.boxsoak.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what uhubctl (2.5, 2.6) prints of hubs and their ports:
 *
 * <pre>
 * Current status for hub 1-1 [2109:2811 VIA Labs, Inc. USB2.0 Hub, USB 2.10, 4 ports, ppps]
 *   Port 2: 0503 power highspeed enable connect [0e8d:7663 MediaTek Inc. Wireless_Device]
 *   Port 3: 0000 off
 * </pre>
 *
 * A hub of USB 3 comes as two hubs with one port each; the one that was asked for counts.
 */
final class UhubctlStatus {
    private static final Pattern HUB = Pattern.compile("(?:Current|New) status for hub (\\S+).*");
    private static final Pattern PORT = Pattern.compile("\\s+Port (\\d+):\\s+[0-9a-fA-F]{4}\\s+(\\w+).*");

    private UhubctlStatus() {}

    /** The port's power as the last lines about it say; {@link RelayState#UNKNOWN} where none does. */
    static RelayState parse(String output, String location, int port) {
        RelayState state = RelayState.UNKNOWN;
        boolean isHub = false;
        for (String line : output.lines().toList()) {
            Matcher hub = HUB.matcher(line);
            Matcher row = PORT.matcher(line);
            if (hub.matches()) {
                isHub = hub.group(1).equals(location);
            } else if (isHub && row.matches() && Integer.parseInt(row.group(1)) == port) {
                state = switch (row.group(2)) {
                    case "power" -> RelayState.ON;
                    case "off" -> RelayState.OFF;
                    default -> RelayState.UNKNOWN;
                };
            }
        }
        return state;
    }
}
