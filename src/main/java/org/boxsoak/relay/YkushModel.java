package org.boxsoak.relay;

import java.util.Arrays;
import java.util.Optional;

/** Yepkit's switchable hubs, by product id. */
enum YkushModel {
    YKUSH(3, 0xF2F7),
    YKUSH_LEGACY(3, 0x0042),
    YKUSH3(3, 0xF11B),
    YKUSH_XS(1, 0xF0CD);

    private static final int VENDOR = 0x04D8;

    private final int ports;
    private final int product;

    YkushModel(int ports, int product) {
        this.ports = ports;
        this.product = product;
    }

    int ports() {
        return ports;
    }

    static Optional<YkushModel> of(HidName name) {
        return Arrays.stream(values())
                .filter(m -> name.vendor() == VENDOR && name.product() == m.product)
                .findFirst();
    }
}
