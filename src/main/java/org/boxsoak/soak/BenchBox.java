package org.boxsoak.soak;

import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.LocalBox;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** Makes the link to a bench's box; nothing is asked of the box yet. */
public final class BenchBox {
    private BenchBox() {}

    /** @param virtual the emulator, where the bench's box is a virtual one */
    public static Box of(Bench bench, @Nullable VirtualBox virtual, Cancellation cancellation) {
        BoxId id = new BoxId(bench.name());
        if (bench.box() instanceof BoxUnderTest.Local) {
            return new LocalBox(id, cancellation);
        }
        AdbServer server =
                new AdbServer(bench.adbServer().host(), bench.adbServer().port());
        String serial = virtual != null ? virtual.adbSerial() : ((BoxUnderTest.Adb) bench.box()).serial();
        return new AdbBox(id, server, serial, cancellation);
    }
}
