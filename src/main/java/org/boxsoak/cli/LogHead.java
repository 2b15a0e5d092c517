package org.boxsoak.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Tells whether a text in which no event was found is a log at all. */
final class LogHead {
    /** Time stamps of the kernel, of syslog, of logcat and of terminal programs. */
    private static final Pattern STAMPED = Pattern.compile(
            "^.{0,60}\\[ {0,7}\\d+\\.\\d{3,9}(?:@\\d+)?\\]|^[^\\[\\d]{0,12}(?:<\\d+>|\\d+,\\d+,\\d+,[-c]|\\[?\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d|\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d|\\d+-\\d+/\\S{1,80} [VDIWEF]/|\\[?\\d\\d:\\d\\d:\\d\\d|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\\d+ \\d\\d:\\d\\d:\\d\\d|\\[[A-Z][a-z]{2} ?\\d{1,2} \\d\\d:\\d\\d\\]|\\[ {0,8}\\+\\d+\\.\\d+\\]|\\[[^\\[\\]]{6,24} \\d\\d:\\d\\d:\\d\\d \\d{4}\\])");
    /** Words of consoles without time stamps. */
    private static final Pattern SPOKEN = Pattern.compile(
            "^(?:usb|usbcore|random|EXT4-fs|mmc\\d|mmcblk\\d|eth\\d|wlan\\d|NET|TCP|clocksource|pci|pinctrl|Memory|Kernel|console|init|systemd|Freeing|Starting|Hit any key|Net|DRAM|NAND|MMC|audit|cfg80211|input|hub|scsi|sd|Bluetooth|IPv6|Linux|CPU\\d*|smp|rcu|devtmpfs|VFS|Call trace|Modules linked in|Mem-Info|Hardware name|Booting)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final int ENOUGH = 3;

    private LogHead() {}

    static boolean looksLikeLog(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).replace("\r", "");
        long strange = text.chars()
                .filter(c -> c == 0xfffd || (c < ' ' && c != '\n' && c != '\t' && c != 0x1b && c != 0))
                .count();
        if (strange * 10 > text.length()) {
            return false;
        }
        List<String> lines = text.lines().limit(2000).toList();
        boolean isStamped = lines.stream().anyMatch(l -> STAMPED.matcher(l).find());
        return isStamped
                || lines.stream()
                                .filter(l -> SPOKEN.matcher(l).matches())
                                .limit(ENOUGH)
                                .count()
                        == ENOUGH;
    }
}
