package org.boxsoak.plan;

import org.jspecify.annotations.Nullable;

/**
 * Say what stands on the desk: the box, and what switches and watches it.
 *
 * @param name for people and reports
 * @param box the box under test
 * @param adbServer the adb server to ask
 * @param relay what plugs the module; null: there is none. A virtual box without one has its own, of type {@code qmp}
 * @param console the serial console; null: there is none, or the virtual box's own
 * @param recovery what may be done to bring a lost box back
 */
public record Bench(
        String name,
        BoxUnderTest box,
        HostPort adbServer,
        @Nullable RelaySettings relay,
        @Nullable ConsoleSource console,
        Recovery recovery) {
    public Bench {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A bench needs a name.");
        }
        if (relay == null && box instanceof BoxUnderTest.Virtual) {
            relay = RelaySettings.QMP;
        }
    }

    /** The default bench: the embedded box, as a file with {@code box: { virtual: {} }} describes it. */
    public static Bench virtual() {
        return new Bench(
                "virtual",
                new VirtualSection().placeholder(),
                new AdbServerSection().placeholder(),
                null,
                null,
                Recovery.LINK_ONLY);
    }
}
