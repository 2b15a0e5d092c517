package org.boxsoak.relay;

import java.util.List;
import org.boxsoak.bench.BenchException;

/** The HID devices of this host. */
interface HidBus {
    /**
     * Loads the HID library.
     *
     * @throws BenchException when it is left out of this installation
     */
    static HidBus ofThisHost() {
        try {
            return new HidapiBus();
        } catch (LinkageError e) {
            throw new BenchException(
                    "HID boards cannot be reached: this installation lacks the library hid4java or jna ("
                            + e.getMessage() + "). Build boxsoak anew, or use a board on a serial port.",
                    e);
        }
    }

    /** @throws BenchException when the host's HID devices cannot be listed */
    List<HidName> devices();

    /** @throws BenchException when it cannot be opened */
    HidBoard open(HidName name);
}
