package org.boxsoak.soak;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module as the box's sysfs shows it.
 *
 * @param port bus and port, e.g. 1-1.3
 * @param devnum rises with each enumeration
 * @param speed Mbit/s: 1.5, 12, 480, 5000
 * @param driver the driver bound to one of its interfaces; empty: none
 * @param interfaces its network interfaces
 * @param switching whether it is still what it is before its mode is switched: a CD-ROM with drivers for other systems
 */
record UsbModule(String port, int devnum, String speed, String driver, List<String> interfaces, boolean switching) {
    UsbModule {
        interfaces = List.copyOf(interfaces);
    }

    /** Whether nothing was unplugged between the two: every enumeration of a boot has a number of its own. */
    boolean isSameEnumeration(@Nullable UsbModule earlier) {
        return earlier != null && devnum == earlier.devnum() && port.equals(earlier.port());
    }

    boolean isBound() {
        return !driver.isEmpty();
    }
}
