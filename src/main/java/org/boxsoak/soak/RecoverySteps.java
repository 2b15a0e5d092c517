package org.boxsoak.soak;

import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.AdbTool;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.record.Timeline;
import org.boxsoak.relay.Relay;
import org.jspecify.annotations.Nullable;

/** What can be done to a bench to bring its box back; each returns what it did, in words. */
final class RecoverySteps {
    private static final Duration SERVER_START = Duration.ofSeconds(15);
    private static final Path SYSFS = Path.of("/sys/bus/usb/devices");

    private final @Nullable AdbTool adb;
    private final @Nullable String usbSerial;
    private final UsbPortReset usb;
    private final @Nullable Relay power;
    private final Duration off;

    RecoverySteps(
            @Nullable AdbTool adb, @Nullable String usbSerial, UsbPortReset usb, @Nullable Relay power, Duration off) {
        this.adb = adb;
        this.usbSerial = usbSerial;
        this.usb = usb;
        this.power = power;
        this.off = off;
    }

    static RecoverySteps of(Bench bench, @Nullable Relay power, Cancellation cancellation) {
        AdbServer server =
                new AdbServer(bench.adbServer().host(), bench.adbServer().port());
        AdbTool adb = bench.box() instanceof BoxUnderTest.Local ? null : new AdbTool(server, cancellation);
        String serial =
                bench.box() instanceof BoxUnderTest.Adb box && !box.serial().contains(":") ? box.serial() : null;
        return new RecoverySteps(
                adb, serial, new UsbPortReset(SYSFS), power, bench.recovery().off());
    }

    boolean isAdbServerGone() {
        return adb != null && !adb.isServerRunning();
    }

    String startAdbServer() {
        require(adb).startServer(SERVER_START);
        return "no adb server answered; one was started";
    }

    String restartAdbServer() {
        require(adb).restartServer(SERVER_START);
        return "the adb server was ended and started anew";
    }

    boolean isOnUsb() {
        return usbSerial != null;
    }

    String resetUsb() {
        return usb.reset(require(usbSerial));
    }

    String cyclePower(Timeline timeline, Cancellation cancellation) {
        Relay relay = require(power);
        relay.off();
        timeline.waitUntil(timeline.at().plus(off), cancellation);
        relay.on();
        return "the box was without power for " + off.toSeconds() + " s";
    }

    private static <T> T require(@Nullable T part) {
        if (part == null) {
            throw new BenchException("The bench has no such part.");
        }
        return part;
    }
}
