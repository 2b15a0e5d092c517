package org.boxsoak.plan;

import java.util.List;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of {@code box.virtual}. */
final class VirtualSection extends Section<BoxUnderTest> {
    private static final int MOST_CPUS = 8;

    private final Key<Bytes> memory = withDefault("memory", Words.SIZE, "512M", "all of the box's RAM");
    private final Key<Bytes> cma =
            withDefault("cma", Words.SIZE, "256M", "how much of it is set aside as CMA, as TV boxes do for video");
    private final Key<Integer> cpus =
            withDefault("cpus", Words.count("number", 1, MOST_CPUS), "2", "virtual processors");
    private final Key<String> kernel = optional(
            "kernel",
            Words.name("package name", "linux-image-arm64"),
            "Debian meta package of the kernel, e.g. linux-image-arm64; without it the one that boxsoak is made for");
    private final Key<List<String>> parameters = emptyByDefault(
            "parameters",
            ListOf.oneOrMany(Words.name("kernel parameter", "wlan_soak_usb.null_check=1")),
            "more options of the kernel command line, module options among them");
    private final Key<Integer> port =
            optional("port", Words.PORT, "the box's adb port on this host's loopback; without it any free one");

    VirtualSection() {
        super("map");
    }

    @Override
    protected BoxUnderTest.Virtual bind(Values values) {
        return new BoxUnderTest.Virtual(
                values.get(memory),
                values.get(cma),
                values.get(cpus),
                values.find(kernel),
                values.get(parameters),
                values.find(port));
    }
}
