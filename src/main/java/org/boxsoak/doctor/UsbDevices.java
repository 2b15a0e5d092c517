package org.boxsoak.doctor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.boxsoak.box.BoxShell;

/** Every USB device that a box sees, from its sysfs. */
final class UsbDevices {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String COMMAND = "for d in /sys/bus/usb/devices/*; do "
            + "[ -r $d/idVendor ] && read v <$d/idVendor && read p <$d/idProduct && read n <$d/devnum || continue; "
            + "w=; for i in $d:*; do [ -e $i/driver ] && l=$(readlink $i/driver) && w=\"$w ${l##*/}\"; "
            + "for f in $i/net/*; do [ -e $f ] && w=\"$w ${f##*/}\"; done; done; "
            + "echo \"usb ${d##*/} $v:$p $n$w\"; done; echo end";

    private UsbDevices() {}

    /**
     * One device.
     *
     * @param port bus and port, e.g. 1-1.3
     * @param id e.g. 0e8d:7663
     * @param devnum rises with each enumeration
     * @param bound its drivers and network interfaces, in one line; empty: none yet
     */
    record UsbDevice(String port, String id, int devnum, String bound) {
        @Override
        public String toString() {
            return id + " at port " + port + " (device " + devnum + (bound.isEmpty() ? "" : "; " + bound) + ")";
        }
    }

    /** The devices by port; root hubs ({@code usb1}) are left out: nobody unplugs them. */
    static Map<String, UsbDevice> list(BoxShell shell) {
        return parse(shell.run(COMMAND, DEADLINE).output());
    }

    static Map<String, UsbDevice> parse(String answer) {
        Map<String, UsbDevice> devices = new LinkedHashMap<>();
        for (String line : answer.lines().toList()) {
            String[] words = line.strip().split(" ", 5);
            if (words.length >= 4
                    && words[0].equals("usb")
                    && !words[1].startsWith("usb")
                    && words[3].matches("\\d{1,9}")) {
                String bound = words.length > 4 ? words[4] : "";
                devices.put(words[1], new UsbDevice(words[1], words[2], Integer.parseInt(words[3]), bound));
            }
        }
        return devices;
    }
}
