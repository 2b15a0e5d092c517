package org.boxsoak.klog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Writes a console log as a box leaves it after nights of soaking: boots, drivers' chatter, programs, and a failure now and then. */
final class ConsoleLog {
    private static final String[] CHATTER = {
        "usb 1-1: new high-speed USB device number %d using xhci-hcd",
        "usb 1-1: New USB device found, idVendor=0e8d, idProduct=7663, bcdDevice= 1.00",
        "aml_vdec: frame drop %d, total 4711, pts 0x%x",
        "meson-mmc ffe07000.mmc: emmc: tuning done, delay %d",
        "type=1400 audit(1637587921.%d:99): avc: denied { read } for pid=812 comm=\"mediaserver\" name=\"u:object_r:vendor_prop:s0\"",
        "init: starting service 'vendor.player-1-0'... (%d)",
        "healthd: battery none chg=a temp=%d",
        "[wlan] mt7663_usb: rx %d bytes, rate 0x%x, warning: low signal",
        "cfg80211: Regulatory domain changed to country: DE (%d)",
        "codec_mm: alloc %d pages from cma, error code 0, oops counter 0",
        "EXT4-fs (mmcblk0p%d): mounted filesystem with ordered data mode. Opts: (null)",
        "random: crng reseeded (%d) INFO: seed ok",
        "I/ActivityManager( 812): Start proc %d:com.vendor.launcher/u0a%d for activity",
        "W/BUGREPORT( 900): WARNING queue is %d long",
        "watchdog: ping %d, kernel panic armed, reboot allowed"
    };

    private final RandomGenerator random;
    private final String failure;
    private final String boot;

    ConsoleLog(long seed) throws IOException {
        random = new SplittableRandom(seed);
        failure = Files.readString(
                        Path.of("src/test/resources/corpus/klog/110-incident-whole-chain-to-the-next-boot.txt"))
                .lines()
                .filter(l -> !l.startsWith("# "))
                .skip(1)
                .collect(Collectors.joining("\n", "", "\n"));
        boot = "[    0.000000@0] CPU features: detected: 32-bit EL0 Support\n".repeat(40);
    }

    /** Writes about so many bytes, with a failure every {@code failureEvery} bytes. */
    void write(Path file, long bytes, long failureEvery) throws IOException {
        long written = 0;
        long nextFailure = failureEvery / 2;
        long micros = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            while (written < bytes) {
                String text;
                if (written > nextFailure) {
                    nextFailure += failureEvery;
                    micros = 0;
                    text = failure + boot;
                } else {
                    micros += random.nextInt(20_000);
                    text = line(micros);
                }
                byte[] raw = text.getBytes(StandardCharsets.US_ASCII);
                out.write(raw);
                written += raw.length;
            }
        }
    }

    private String line(long micros) {
        String chatter = CHATTER[random.nextInt(CHATTER.length)];
        return String.format(
                Locale.ROOT,
                "[%5d.%06d@%d] " + chatter + "\r\n",
                micros / 1_000_000 + 1,
                micros % 1_000_000,
                random.nextInt(4),
                random.nextInt(100_000),
                random.nextInt(100_000));
    }
}
