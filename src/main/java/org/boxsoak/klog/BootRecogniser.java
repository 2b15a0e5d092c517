package org.boxsoak.klog;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise a boot: the boot loader's banner, the kernel's first lines, or time stamps that begin anew.
 * <pre>
 * U-Boot SPL 2019.01 (Mar 03 2021 - 10:00:00)
 * Starting kernel ...
 * Booting Linux on physical CPU 0x0000000000 [0x410fd034]
 * Linux version 5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800 (build@host) ...
 * </pre>
 */
final class BootRecogniser implements Recogniser {
    private static final Pattern FIRMWARE = Pattern.compile(
            "^(?:U-Boot (?:SPL |TPL )?(?:20\\d\\d[.-]\\d\\d|1\\.\\d\\.\\d)|BL2 Built ?:|\\w{2,5}:BL1:[0-9a-f]{6}|Starting kernel \\.\\.\\.|(?:Uncompressing Linux.{0,200})?[Bb]ooting the kernel\\.?$)");
    private static final Pattern CPU = Pattern.compile("^Booting Linux on (?:physical )?CPU");
    private static final Pattern VERSION = Pattern.compile("^Linux version (\\d{1,2}\\.\\d{1,3}\\S{0,120}) \\(");
    private static final Pattern RESET = Pattern.compile(
            "(?i)^(?:re(?:set|boot)|boot)[ _](?:cause|reason|status|mode)\\b.{0,40}(?:wdt|wdog|watchdog)");
    private static final Duration YOUNG = Duration.ofSeconds(2);

    @Override
    public List<String> anchors() {
        return List.of(
                "U-Boot SPL ",
                "U-Boot TPL ",
                "U-Boot 20",
                "U-Boot 1.",
                "BL2 Built",
                "Starting kernel ...",
                "ooting the kernel",
                "Booting Linux on ",
                "Linux version ",
                "   0.000000");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        Stage stage = line.isFromProgram() ? null : stage(line, context);
        return stage == null ? null : new BootDraft(line, stage);
    }

    /** How far a line shows the boot to have come. */
    enum Stage {
        FIRMWARE,
        FIRST_LINE,
        VERSION,
        TIME_ZERO
    }

    private static @Nullable Stage stage(LogLine line, LogContext context) {
        if (FIRMWARE.matcher(line.text()).find()) {
            return Stage.FIRMWARE;
        }
        Duration stamp = line.sinceBoot();
        boolean isYoung = stamp == null || stamp.compareTo(YOUNG) < 0;
        if (isYoung && CPU.matcher(line.text()).find()) {
            return Stage.FIRST_LINE;
        }
        if (isYoung && VERSION.matcher(line.text()).find()) {
            return Stage.VERSION;
        }
        Duration last = context.lastStamp();
        boolean isBack = last == null || last.compareTo(YOUNG) > 0;
        return stamp != null && stamp.isZero() && isBack ? Stage.TIME_ZERO : null;
    }

    /** Gathers one boot from the boot loader's banner to the kernel's version. */
    private static final class BootDraft extends Draft {
        /** Between the banner and the kernel lie the boot loader's own lines. */
        private static final int PATIENCE = 600;

        private Stage reached;
        private @Nullable String release;
        private boolean isAfterWatchdog;

        BootDraft(LogLine line, Stage stage) {
            super(line);
            reached = stage;
            takeRelease(line);
        }

        @Override
        boolean joins(LogLine line) {
            if (reached != Stage.TIME_ZERO
                    && reached.compareTo(Stage.VERSION) < 0
                    && FIRMWARE.matcher(line.text()).find()) {
                return reached == Stage.FIRMWARE;
            }
            boolean isFirst = CPU.matcher(line.text()).find();
            if (isFirst && (reached == Stage.FIRMWARE || reached == Stage.TIME_ZERO)) {
                reached = Stage.FIRST_LINE;
                return true;
            }
            if (release == null && VERSION.matcher(line.text()).find()) {
                reached = Stage.VERSION;
                takeRelease(line);
                return true;
            }
            Duration stamp = line.sinceBoot();
            return stamp != null
                    && stamp.isZero()
                    && !isFirst
                    && !VERSION.matcher(line.text()).find();
        }

        @Override
        boolean reads(LogLine line) {
            if (reached == Stage.FIRMWARE && RESET.matcher(line.text()).find()) {
                isAfterWatchdog = true;
                return true;
            }
            return false;
        }

        @Override
        int patience() {
            return reached == Stage.FIRMWARE ? PATIENCE : Draft.PATIENCE;
        }

        @Override
        KernelEvent finish(LogContext context) {
            String title = (release == null ? "boot" : "boot of Linux " + release)
                    + (isAfterWatchdog ? " after a watchdog reset" : "");
            return new Notice(EventKind.BOOT, head(), new Scene(null, null, release, null, StackTrace.EMPTY), title);
        }

        private void takeRelease(LogLine line) {
            Matcher version = VERSION.matcher(line.text());
            if (version.find()) {
                release = version.group(1);
            }
        }
    }
}
