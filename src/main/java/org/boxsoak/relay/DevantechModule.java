package org.boxsoak.relay;

import java.util.Arrays;
import java.util.Optional;

/** The boards of Devantech, by the module id that they answer to {@code 5A}. */
enum DevantechModule {
    USB_RLY08(0x08, 8),
    USB_RLY16(0x09, 8),
    USB_RLY02(0x0A, 2),
    USB_RLY16L(0x0F, 8);

    private final int id;
    private final int relays;

    DevantechModule(int id, int relays) {
        this.id = id;
        this.relays = relays;
    }

    int relays() {
        return relays;
    }

    static Optional<DevantechModule> of(int id) {
        return Arrays.stream(values()).filter(module -> module.id == id).findFirst();
    }
}
