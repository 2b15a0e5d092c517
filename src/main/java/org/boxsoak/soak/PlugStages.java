package org.boxsoak.soak;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.record.EnumeratedDevice;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Collects when, after a plug, the box showed the device, its driver and its interface. One thread. */
final class PlugStages {
    /** A module that is unplugged for a moment only may still be on the bus when it is plugged again. */
    private static final int LOOKS_UNCHANGED = 10;

    private static final String GONE_QUIET = "the box stopped answering (adb: ";

    private String bootId;
    private final @Nullable String wantedInterface;
    private final @Nullable UsbModule before;
    private @Nullable UsbModule seen;
    private @Nullable Duration device;
    private @Nullable Duration driver;
    private @Nullable Duration network;
    private String last = "the device was not seen";
    private String lastDriver = "";
    private boolean stillBound;
    private boolean boxLost;
    private boolean late;
    private int switchedFrom;
    private boolean rebooted;
    private int unchanged;

    /**
     * @param bootId the boot before the plug: a module that is there in the next boot did not come back, the box went down;
     *     empty where the box did not answer then: the first one that is seen
     * @param wantedInterface the network interface that has to come back; null: a bound driver is enough
     * @param before what was on the bus just before the plug, when nothing should have been; null: nothing was
     */
    PlugStages(String bootId, @Nullable String wantedInterface, @Nullable UsbModule before) {
        this.bootId = bootId;
        this.wantedInterface = wantedInterface;
        this.before = before;
    }

    void seen(UsbProbe.Look look, Duration sincePlug) {
        boxLost = false;
        bootId = bootId.isEmpty() ? look.bootId() : bootId;
        rebooted = rebooted || !look.bootId().equals(bootId);
        if (rebooted) {
            last = "the box runs another boot than before the plug";
            return;
        }
        UsbModule module = look.module();
        unchanged = module != null && module.isSameEnumeration(before) ? unchanged + 1 : 0;
        if (module == null) {
            last = "the device is not on the bus";
            return;
        }
        seen = module;
        if (unchanged > 0) {
            last = "device " + module.devnum() + " at port " + module.port()
                    + " was there before the plug and has not been enumerated anew";
            return;
        }
        if (module.switching()) {
            // One plug, two enumerations: the disconnect between them is no failure.
            switchedFrom = module.devnum();
            last = "the module shows itself as a CD-ROM (device " + module.devnum()
                    + "): its mode has not been switched (usb_modeswitch on the box does that)";
            return;
        }
        device = device == null ? sincePlug : device;
        last = "device " + module.devnum() + " at port " + module.port() + " with " + module.speed() + " Mbit/s"
                + (switchedFrom == 0 ? "" : " (first a CD-ROM, device " + switchedFrom + ")");
        stillBound = module.isBound() && module.driver().equals(lastDriver);
        lastDriver = module.driver();
        if (module.isBound()) {
            driver = driver == null ? sincePlug : driver;
            last += ", driver " + module.driver();
        } else {
            last += ", no driver bound";
        }
        if (!module.interfaces().isEmpty()) {
            last += ", interface " + String.join(", ", module.interfaces());
            if (network == null
                    && (wantedInterface == null || module.interfaces().contains(wantedInterface))) {
                network = sincePlug;
            }
        }
    }

    void unreachable(BoxUnreachableException.Kind how) {
        boxLost = true;
        String before = last.replaceFirst("(, then )?" + Pattern.quote(GONE_QUIET) + ".*", "");
        last = (before.isEmpty() ? "" : before + ", then ") + GONE_QUIET
                + how.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** Whether nothing more can come: the module is back as far as the plan asks, or the box has rebooted instead. */
    boolean isOver() {
        return rebooted || unchanged >= LOOKS_UNCHANGED || isBack();
    }

    /** What the box enumerated last; null where it saw nothing. */
    @Nullable
    UsbModule module() {
        return seen;
    }

    /** sysfs shows a driver while its probe runs, and takes it away again when that fails: it has to be seen twice. */
    private boolean isBack() {
        return device != null && (wantedInterface == null ? stillBound : network != null);
    }

    /** Whether the box did not answer the last question: what the module does is not seen then. */
    boolean isBlind() {
        return boxLost && !rebooted;
    }

    /** What is seen from here on came after the link was lost over the plan's limit: it happened, nobody knows when. */
    void late() {
        late = true;
        last = "";
    }

    /** @param descriptors of the {@link #module}, in hex digits; empty where the box does not show them */
    RunEvent.PlugEnded ended(int plug, String descriptors) {
        return new RunEvent.PlugEnded(
                plug,
                outcome(),
                seconds(device),
                seconds(driver),
                seconds(network),
                late ? last + "; seen only when the link to the box was back" : last,
                seen == null ? null : new EnumeratedDevice(seen.port(), seen.devnum(), seen.speed(), descriptors));
    }

    String outcome() {
        if (rebooted) {
            return "box-rebooted";
        }
        if (isBack()) {
            return "back";
        }
        if (boxLost) {
            return "box-lost";
        }
        if (unchanged > 0) {
            return "not-unplugged";
        }
        if (device == null) {
            return "no-device";
        }
        return lastDriver.isEmpty() ? "no-driver" : "no-interface";
    }

    private @Nullable Double seconds(@Nullable Duration time) {
        return late || time == null ? null : time.toMillis() / 1e3;
    }
}
