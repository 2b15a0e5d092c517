package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of a bench's {@code box}: one of them. */
final class BoxSection extends Section<BoxUnderTest> {
    private final Key<String> adb = optional(
            "adb",
            Words.name("serial number", "0123456789ABCDEF"),
            "a box over adb: its USB serial number or host:port");
    private final Key<BoxUnderTest> virtual = optional("virtual", new VirtualSection(), "the embedded box in QEMU");
    private final Key<BoxUnderTest> local =
            optional("local", new LocalSection(), "this Linux host itself, without adb");

    BoxSection() {
        super("map with one of adb, virtual, local");
    }

    @Override
    protected BoxUnderTest bind(Values values) {
        values.demandOneOf(adb, virtual, local);
        String serial = values.find(adb);
        BoxUnderTest virtualBox = values.find(virtual);
        if (serial != null) {
            return new BoxUnderTest.Adb(serial);
        }
        return virtualBox != null ? virtualBox : new BoxUnderTest.Local();
    }
}
