package org.boxsoak.plan;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of {@code hotplug}. */
final class HotplugSection extends Section<Hotplug> {
    private final Key<UsbId> device =
            required("device", Words.USB_ID, "the module's USB id, as 'lsusb' on the box shows it");
    private final Key<Duration> off =
            withDefault("off", Words.DURATION, "5s", "how long the module stays unplugged before each plug");
    private final Key<Duration> every =
            optional("every", Words.DURATION, "from one plug to the next; without it only the plugs of 'also'");
    private final Key<List<PlugMoment>> also =
            emptyByDefault("also", ListOf.oneOrMany(Word.choice(PlugMoment.values())), "further plugs");
    private final Key<ModuleStart> start = withDefault(
            "start", Word.choice(ModuleStart.values()), "plugged", "where the module is when the run starts");
    private final Key<Duration> comesBackWithin = withDefault(
            "comes-back-within", Words.DURATION, "30s", "how soon after a plug the module has to be there on the box");
    private final Key<String> interfaceName = optional(
            "interface", Words.name("network interface", "wlan0"), "the network interface that has to come back too");

    HotplugSection() {
        super("map");
    }

    @Override
    protected Hotplug bind(Values values) {
        Set<PlugMoment> moments = EnumSet.noneOf(PlugMoment.class);
        moments.addAll(values.get(also));
        return new Hotplug(
                values.get(device),
                values.get(off),
                values.find(every),
                moments,
                values.get(start),
                values.get(comesBackWithin),
                values.find(interfaceName));
    }
}
