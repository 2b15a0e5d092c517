package org.boxsoak.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.doctor.UsbDevices.UsbDevice;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayState;
import org.jspecify.annotations.Nullable;

/** Switches the relay once each way, and sees on the box which device goes and comes; leaves the relay as it was. */
final class RelayExamination {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    /** After the device itself: its driver may take that long to show an interface. */
    private static final Duration DRIVER_WITHIN = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String RELAY_MEND =
            "See its cable and supply, that the bench names the right port, channel and"
                    + " 'normally', and try 'boxsoak plug cycle'.";

    private final Relay relay;
    private final @Nullable BoxShell shell;
    private final RunClock clock;
    private final Cancellation cancellation;
    private final List<Finding> findings = new ArrayList<>();

    /** @param shell a box that answers; null: the module cannot be looked for */
    RelayExamination(Relay relay, @Nullable BoxShell shell, RunClock clock, Cancellation cancellation) {
        this.relay = relay;
        this.shell = shell;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** @param plug whether it may be switched */
    List<Finding> examine(boolean plug) {
        RelayState before = relay.state();
        findings.add(Finding.ok(
                "relay",
                before == RelayState.UNKNOWN
                        ? "opened; this one cannot be read back"
                        : "opened; it says that the module is " + word(before)));
        if (!plug) {
            findings.add(Finding.skipped("relay-switches", "not switched, as --no-plug says", ""));
            return findings;
        }
        try {
            switchBothWays(before);
        } catch (BenchException e) {
            findings.add(Finding.failed("relay-switches", String.valueOf(e.getMessage()), RELAY_MEND));
        }
        return findings;
    }

    private void switchBothWays(RelayState before) {
        boolean wasOff = before == RelayState.OFF;
        Sight first = switchTo(wasOff ? RelayState.ON : RelayState.OFF, null);
        Sight second = switchTo(wasOff ? RelayState.OFF : RelayState.ON, first);
        findings.add(Finding.ok(
                "relay-switches",
                "obeyed both ways"
                        + (before == RelayState.UNKNOWN
                                ? ", as far as a relay that cannot be read back tells"
                                : ", and said so")));
        findings.add(shell == null ? notLooked() : module(wasOff ? second : first, wasOff ? first : second));
    }

    /** What was seen on the box after a switching; {@code device} null: nothing went or came. */
    private record Sight(@Nullable UsbDevice device, Duration after) {}

    /** @param earlier what the first switching moved: the same port is awaited; null: this is the first one */
    private Sight switchTo(RelayState wanted, @Nullable Sight earlier) {
        Map<String, UsbDevice> before = list();
        Duration start = clock.elapsed();
        if (wanted == RelayState.ON) {
            relay.on();
        } else {
            relay.off();
        }
        if (shell == null || (earlier != null && earlier.device() == null)) {
            return new Sight(null, Duration.ZERO);
        }
        boolean plugged = wanted == RelayState.ON;
        Duration limit = start.plus(plugged ? BACK_WITHIN : GONE_WITHIN);
        while (clock.elapsed().compareTo(limit) < 0 && !cancellation.isRequested()) {
            Map<String, UsbDevice> now = list();
            UsbDevice moved = plugged ? oneMore(before, now) : oneMore(now, before);
            if (moved != null) {
                Duration after = clock.elapsed().minus(start);
                return new Sight(plugged ? bound(moved) : moved, after);
            }
            clock.waitUntil(clock.elapsed().plus(LOOK_EVERY), cancellation);
        }
        return new Sight(null, clock.elapsed().minus(start));
    }

    /** The first device that {@code more} has at a port where {@code less} has none. */
    private static @Nullable UsbDevice oneMore(Map<String, UsbDevice> less, Map<String, UsbDevice> more) {
        return more.values().stream()
                .filter(device -> !less.containsKey(device.port()))
                .findFirst()
                .orElse(null);
    }

    private UsbDevice bound(UsbDevice found) {
        UsbDevice latest = found;
        Duration limit = clock.elapsed().plus(DRIVER_WITHIN);
        while (latest.bound().isEmpty() && clock.elapsed().compareTo(limit) < 0 && !cancellation.isRequested()) {
            clock.waitUntil(clock.elapsed().plus(LOOK_EVERY), cancellation);
            latest = list().getOrDefault(found.port(), latest);
        }
        return latest;
    }

    private Map<String, UsbDevice> list() {
        try {
            return shell == null ? Map.of() : UsbDevices.list(shell);
        } catch (BoxUnreachableException e) {
            throw new BenchException(
                    "The box stopped answering while the relay was switched: " + e.getMessage()
                            + " Is adb itself behind the relay?",
                    e);
        }
    }

    private static Finding module(Sight gone, Sight back) {
        UsbDevice plugged = back.device();
        if (gone.device() == null && plugged == null) {
            return Finding.failed(
                    "module",
                    "the relay switched, but no USB device went or came on the box",
                    "See that the module is in the port that the relay switches, and the bench's 'channel' and 'normally'.");
        }
        if (plugged == null) {
            return Finding.failed(
                    "module",
                    gone.device() + " went, and did not come back within " + BACK_WITHIN.toSeconds() + " s",
                    "See the supply of the port, give the module a longer off time ('minimum-off'), and look at 'dmesg' there.");
        }
        if (gone.device() == null) {
            return Finding.failed(
                    "module",
                    plugged + " came, and was not seen going within " + GONE_WITHIN.toSeconds() + " s",
                    "The port may keep its power or its data lines: use a relay or hub that cuts both.");
        }
        String found = String.format(
                Locale.ROOT,
                "%s: gone after %.1f s, there after %.1f s",
                plugged,
                gone.after().toMillis() / 1e3,
                back.after().toMillis() / 1e3);
        return plugged.bound().isEmpty()
                ? Finding.warning("module", found + ", without a driver", "See that the box has the module's driver.")
                : Finding.ok("module", found);
    }

    private static Finding notLooked() {
        return Finding.skipped(
                "module", "the box does not answer, so nobody saw the module", "Mend the box's link first.");
    }

    private static String word(RelayState state) {
        return state == RelayState.ON ? "plugged" : "unplugged";
    }
}
