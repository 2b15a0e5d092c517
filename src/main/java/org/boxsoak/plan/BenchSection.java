package org.boxsoak.plan;

import java.util.Map;
import java.util.Set;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of a bench file. */
final class BenchSection extends Section<Bench> {
    private final Key<String> name = optional("name", Words.LINE, "the bench's name; without it the file's");
    private final Key<BoxUnderTest> box =
            required("box", new BoxSection(), "the box under test: one of adb, virtual, local");
    private final Key<HostPort> adbServer =
            emptyByDefault("adb-server", new AdbServerSection(), "the adb server to ask");
    private final Key<RelaySettings> relay;
    private final Key<ConsoleSource> console;
    private final Key<Recovery> recovery;
    private final String fallbackName;

    BenchSection(String fallbackName, Map<String, Set<String>> relayTypes) {
        super("map");
        this.fallbackName = fallbackName;
        this.relay = optional(
                "relay", new RelayShape(relayTypes), "what unplugs and plugs the module; a virtual box brings its own");
        this.console =
                optional("console", new ConsoleSection(), "the box's serial console; a virtual box brings its own");
        this.recovery = optional(
                "recovery",
                new RecoverySection(relayTypes),
                "what may be done to bring a lost box back, beside making the link anew");
    }

    @Override
    protected Bench bind(Values values) {
        String givenName = values.find(name);
        Recovery given = values.find(recovery);
        return new Bench(
                givenName == null ? fallbackName : givenName,
                values.get(box),
                values.get(adbServer),
                values.find(relay),
                values.find(console),
                given == null ? Recovery.LINK_ONLY : given);
    }
}
