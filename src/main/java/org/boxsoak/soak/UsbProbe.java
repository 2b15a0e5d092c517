package org.boxsoak.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.box.BoxShell;
import org.boxsoak.plan.UsbId;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the box's sysfs for the module: enumerated, bound to a driver, with a network interface.
 *
 * <p>{@code /sys/bus/usb/devices/<bus>-<port>/{idVendor,idProduct,devnum,speed}}, {@code <dev>:<cfg>.<if>/driver} and
 * {@code .../net/*}; devnum rises with each enumeration, so a changed one proves a plug that polling missed.
 */
final class UsbProbe {
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /** What Realtek's mode-switching sticks show first: a CD-ROM ("DISK") that wants to be ejected. */
    private static final UsbId REALTEK_CD = UsbId.parse("0bda:1a2b");

    private static final String SYSFS = "/sys/bus/usb/devices";

    private final BoxShell shell;
    private final String command;

    UsbProbe(BoxShell shell, UsbId device) {
        this(shell, device, null);
    }

    /** @param firstShowsAs what the module is before its mode is switched; null: only what is known of Realtek's */
    UsbProbe(BoxShell shell, UsbId device, @Nullable UsbId firstShowsAs) {
        this.shell = shell;
        String before = firstShowsAs == null ? REALTEK_CD.toString() : firstShowsAs.toString();
        this.command = command(SYSFS, device, before);
    }

    /** The shell script that looks; {@code devices} is {@code /sys/bus/usb/devices} but in tests. */
    static String command(String devices, UsbId device, String before) {
        return "read b </proc/sys/kernel/random/boot_id; echo \"boot $b\"; for d in " + devices + "/*; do "
                + "[ -r $d/idVendor ] && read v <$d/idVendor && read p <$d/idProduct || continue; "
                + "case $v:$p in " + device + ") k=device;; " + before + ") k=switching;; *) continue;; esac; "
                + "read n <$d/devnum; read s <$d/speed; echo \"$k ${d##*/} $n $s\"; "
                + "for i in $d:*; do [ -e $i/driver ] && l=$(readlink $i/driver) && echo \"driver ${l##*/}\"; "
                + "for w in $i/net/*; do [ -e $w ] && read o <$w/operstate && echo \"interface ${w##*/} $o\"; done; done; "
                + "done; echo end";
    }

    /**
     * What the box sees now.
     *
     * @param bootId the boot that saw it
     * @param module null where it is not there
     */
    record Look(String bootId, @Nullable UsbModule module) {}

    /** @throws org.boxsoak.box.BoxUnreachableException when the box does not answer */
    Look look() {
        return parse(shell.run(command, DEADLINE).output());
    }

    /**
     * Its device and configuration descriptors, two hex digits a byte; empty where the box does not show them.
     *
     * @throws org.boxsoak.box.BoxUnreachableException when the box does not answer
     */
    String descriptors(UsbModule module) {
        String answer = shell.run(descriptorsCommand(SYSFS + "/" + module.port()), DEADLINE)
                .output();
        String digits = answer.replaceAll("\\s", "");
        return digits.matches("(?:[0-9a-f]{2})*") ? digits : "";
    }

    static String descriptorsCommand(String device) {
        return "od -An -v -tx1 " + device + "/descriptors 2>/dev/null";
    }

    static Look parse(String answer) {
        String bootId = "";
        String port = null;
        int devnum = 0;
        String speed = "";
        String driver = "";
        boolean switching = false;
        List<String> interfaces = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            String[] words = line.strip().split(" ");
            if (words[0].equals("boot") && words.length == 2) {
                bootId = words[1];
            } else if (words[0].matches("device|switching") && words.length == 4) {
                if (port != null && words[0].equals("switching")) {
                    // Another stick's: the module itself is there.
                    break;
                }
                switching = words[0].equals("switching");
                driver = "";
                interfaces.clear();
                port = words[1];
                devnum = Integer.parseInt(words[2]);
                speed = words[3];
            } else if (words[0].equals("driver") && words.length == 2) {
                driver = words[1];
            } else if (words[0].equals("interface") && words.length >= 2) {
                interfaces.add(words[1]);
            }
        }
        return new Look(
                bootId, port == null ? null : new UsbModule(port, devnum, speed, driver, interfaces, switching));
    }
}
