package org.boxsoak.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the kernel's log as a box's shell gives it: a record of {@code /dev/kmsg}, which is numbered, or a line of dmesg, pstore or
 * {@code /proc/last_kmsg}, which is not.
 *
 * <pre>
 * 6,339,5140900,-;usb 1-1: new high-speed USB device number 3 using xhci-hcd
 * [    5.140900] usb 1-1: new high-speed USB device number 3 using xhci-hcd
 * &lt;6&gt;[    5.140900] usb 1-1: new high-speed USB device number 3 using xhci-hcd
 * </pre>
 *
 * The first form is that of Documentation/ABI/testing/dev-kmsg (Linux 3.5 and newer).
 *
 * @param sequence the record's number since the boot; -1: it has none
 * @param micros microseconds since the kernel booted
 * @param text as a serial console would show it
 */
record KernelLogLine(long sequence, long micros, String text) {
    private static final Pattern RECORD =
            Pattern.compile("\\d{1,7},(\\d{1,18}),(\\d{1,18}),[^;]{0,200};(.*)", Pattern.DOTALL);
    private static final Pattern STAMPED =
            Pattern.compile("(?:<\\d{1,2}>)?(\\[\\s{0,12}(\\d{1,9})\\.(\\d{6})\\].*)", Pattern.DOTALL);
    private static final long SECOND = 1_000_000;

    /** Null for what is no line of its own: a record's {@code KEY=value} lines, the heading of a dump. */
    static @Nullable KernelLogLine parse(String line) {
        Matcher record = RECORD.matcher(line);
        if (record.matches()) {
            long micros = Long.parseLong(record.group(2));
            String stamp = String.format("[%5d.%06d] ", micros / SECOND, micros % SECOND);
            return new KernelLogLine(Long.parseLong(record.group(1)), micros, stamp + record.group(3));
        }
        Matcher stamped = STAMPED.matcher(line);
        if (stamped.matches()) {
            long micros = Long.parseLong(stamped.group(2)) * SECOND + Long.parseLong(stamped.group(3));
            return new KernelLogLine(-1, micros, stamped.group(1));
        }
        return null;
    }
}
