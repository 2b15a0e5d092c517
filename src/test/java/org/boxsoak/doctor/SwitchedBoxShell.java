package org.boxsoak.doctor;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;

/** A box on whose bus one module is there while a switch is on, with a new device number each time. */
final class SwitchedBoxShell implements BoxShell {
    private final BooleanSupplier isPlugged;
    private boolean wasPlugged;
    private int devnum = 2;

    SwitchedBoxShell(BooleanSupplier isPlugged) {
        this.isPlugged = isPlugged;
    }

    @Override
    public ShellReply run(String command, Duration deadline) {
        boolean plugged = isPlugged.getAsBoolean();
        devnum += plugged && !wasPlugged ? 1 : 0;
        wasPlugged = plugged;
        String module = plugged ? "usb 1-1.3 0e8d:7663 " + devnum + " wlan_mt7663_usb wlan0\n" : "";
        return new ShellReply(0, "usb usb1 1d6b:0002 1 hub\n" + module + "end\n", Duration.ZERO);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
