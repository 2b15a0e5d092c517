package org.boxsoak.relay;

import java.util.List;

/** The HID devices of this host. */
interface HidBus {
    /** @throws org.boxsoak.bench.BenchException when the host's HID devices cannot be listed */
    List<HidName> devices();

    /** @throws org.boxsoak.bench.BenchException when it cannot be opened */
    HidBoard open(HidName name);
}
