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
    private static final int MOST_CYCLES = 10_000;

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

    private final Key<Integer> burst = withDefault(
            "burst",
            Words.count("number", 1, MOST_CYCLES),
            "1",
            "how often the module is unplugged and plugged in a row at each plug");
    private final Key<Duration> pluggedFor = withDefault(
            "plugged-for", Words.DURATION, "2s", "how long the module stays plugged between two cycles of a burst");
    private final Key<Duration> spread = withDefault(
            "spread",
            Words.DURATION_OR_ZERO,
            "0s",
            "each plug of 'every' comes earlier or later by up to this, at random");
    private final Key<Integer> seed = withDefault(
            "seed",
            Words.count("number", 0, Integer.MAX_VALUE),
            "1",
            "of that chance: the same seed, the same moments");
    private final Key<UsbId> firstShowsAs = optional(
            "first-shows-as",
            Words.USB_ID,
            "what the module is on the bus before its driver switches it, e.g. 0bda:1a2b, a CD-ROM with drivers");

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
                values.find(interfaceName),
                new PlugRhythm(values.get(burst), values.get(pluggedFor), values.get(spread), values.get(seed)),
                values.find(firstShowsAs));
    }
}
