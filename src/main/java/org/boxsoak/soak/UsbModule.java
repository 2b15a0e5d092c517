package org.boxsoak.soak;

import java.util.List;

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

    boolean isBound() {
        return !driver.isEmpty();
    }
}
