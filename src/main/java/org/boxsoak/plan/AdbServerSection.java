package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of {@code adb-server}. */
final class AdbServerSection extends Section<HostPort> {
    private final Key<String> host =
            withDefault("host", Words.name("host", "127.0.0.1"), "127.0.0.1", "where the adb server runs");
    private final Key<Integer> port = withDefault("port", Words.PORT, "5037", "the adb server's port");

    AdbServerSection() {
        super("map");
    }

    @Override
    protected HostPort bind(Values values) {
        return new HostPort(values.get(host), values.get(port));
    }
}
