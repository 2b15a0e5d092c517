package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of {@code console}: a serial port or a console server. */
final class ConsoleSection extends Section<ConsoleSource> {
    private static final int SLOWEST = 300;
    private static final int FASTEST = 4_000_000;

    private final Key<String> port = optional(
            "port", Words.name("serial port", "/dev/ttyUSB1"), "the serial port of this host, e.g. /dev/ttyUSB1");
    private final Key<Integer> baud = withDefault(
            "baud", Words.count("number", SLOWEST, FASTEST), "115200", "speed of the serial port in bits a second");
    private final Key<HostPort> tcp =
            optional("tcp", Words.HOST_PORT, "a console server, e.g. ser2net in raw mode (instead of port)");

    ConsoleSection() {
        super("map with port or tcp");
    }

    @Override
    protected ConsoleSource bind(Values values) {
        values.demandOneOf(port, tcp);
        if (values.has(tcp) && values.has(baud)) {
            values.refuse(baud, "'baud' belongs to a serial 'port'; a console server has its own setting");
        }
        HostPort server = values.find(tcp);
        String device = values.find(port);
        return server != null
                ? new ConsoleSource.Tcp(server)
                : new ConsoleSource.Serial(device == null ? "none" : device, values.get(baud));
    }
}
