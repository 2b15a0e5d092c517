package org.boxsoak.klog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Know the prefixes that stand before a log line besides the kernel's time stamp. */
enum LinePrefix {
    /** {@code <6>} of /proc/kmsg and pstore. */
    LEVEL("<\\d{1,3}>", "<"),
    /** {@code [ T1234]} or {@code [ C1]}: CONFIG_PRINTK_CALLER. */
    CALLER("\\[\\s{0,8}([TC]\\d{1,7})\\]\\s?", "["),
    /** {@code 4,1234,5678901,-;} of /dev/kmsg. */
    DEV_KMSG("\\d{1,3},\\d{1,12},\\d{1,16},[^;\\s]{0,40};", "0123456789"),
    /** {@code 05-10 10:00:00.123  root     0     0 W }: logcat -v threadtime, with or without year, zone and user. */
    THREADTIME(
            "(?:\\d{4}-)?\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}(?: [+-]\\d{4})?\\s{1,5}(?:[a-z]\\w{0,15}\\s{1,8})?(\\d{1,7})\\s{1,8}\\d{1,7} [VDIWEFA] ",
            "0123456789"),
    /** {@code 1694563200.123     0     0 W }: logcat -v epoch. */
    EPOCH("\\d{1,11}\\.\\d{3,9}\\s{1,5}(?:[a-z]\\w{0,15}\\s{1,8})?(\\d{1,7})\\s{1,8}\\d{1,7} [VDIWEFA] ", "0123456789"),
    /** {@code W/kworker/0:0(    0): }: logcat -v brief, and -v time, which puts the time before it. */
    BRIEF(
            "(?:\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} )?[VDIWEF]/([^(]{0,60}?)\\s{0,8}\\(\\s{0,6}(\\d{1,7})\\): ?",
            "VDIWEF0123456789"),
    /** {@code Thu Jan  1 00:00:10 1970 kern.warn kernel: }, {@code May 10 10:00:00 box kernel: }, {@code ... sshd[123]: }. */
    SYSLOG(
            "(?:[A-Z][a-z]{2} )?\\p{L}{3,5}\\.? {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?: \\d{4})? (?:[\\w.()-]{1,64} )?(?:\\w{2,9}\\.\\w{3,7} )?([\\w./@()-]{1,48}?)(?:\\[\\d{1,7}\\])?: ?",
            null),
    /** {@code 2023-05-10T10:00:00,123456+00:00 } of dmesg --time-format iso, which alone writes a comma and no name. */
    DMESG_ISO("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d,\\d{6}[+-]\\d\\d:?\\d\\d ", "0123456789"),
    /** {@code 2023-05-10T10:00:00.123456+00:00 box kernel: }: rsyslog, journal. */
    ISO_SYSLOG(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d) (?:[\\w.-]{1,64} )?([\\w./@()-]{1,48}?)(?:\\[\\d{1,7}\\])?: ?",
            "0123456789"),
    /** {@code kern  :warn  : } of dmesg -x. */
    DECODED("kern\\s{0,3}:\\w{3,7}\\s{0,3}: ", "k"),
    /** {@code [Wed May 10 10:00:00 2023] } of dmesg -T, in any language: {@code [Fr Feb 14 14:49:33 2025] }. */
    WALL_STAMP("\\[[^\\[\\]\\x00-\\x2c]{1,6} ?[\\p{L}\\d. ]{2,16} \\d\\d:\\d\\d:\\d\\d \\d{4}\\] ?", "["),
    /** {@code [Feb14 14:49] }, {@code [  +0.011556] } of dmesg -e, {@code [    5.123456 <    0.000123>] } of dmesg -d. */
    DELTA_STAMP(
            "\\[(?:[A-Z][a-z]{2} ?\\d{1,2} \\d\\d:\\d\\d|\\s{0,8}\\+\\d{1,9}\\.\\d{6}|\\s{0,10}\\d{1,9}\\.\\d{6} <\\s{0,8}\\d{1,9}\\.\\d{6}>)\\] ?",
            "["),
    /** {@code [2023-05-10 10:00:00.123] }, {@code [10:00:00:123] }: terminal programs. */
    HOST_STAMP("\\[(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[ T])?\\d{1,2}:\\d\\d:\\d\\d(?:[.,:]\\d{1,9})?\\]\\s{0,2}", "["),
    /** {@code 2023-05-10 10:00:00.123 }, {@code 10:00:00.123 }. */
    HOST_TIME(
            "(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[ T])?\\d{1,2}:\\d\\d:\\d\\d(?:[.,:]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?(?: ?[>|:-])?\\s{1,3}",
            "0123456789"),
    /** {@code [warn]  }: a logger that passes the kernel's lines on. */
    LOGGER_LEVEL("\\[(?:debug|info|notice|warn|warning|error|crit)\\]\\s{1,3}", "["),
    /** {@code [   12.345] } of other clocks: dmesg with milliseconds, grabserial. */
    SHORT_STAMP("\\[\\s{0,10}\\d{1,9}\\.\\d{1,9}(?:\\s\\d{1,9}\\.\\d{1,9})?\\]\\s?", "["),
    /** {@code -(0)[1234:kworker/0:1]} of MediaTek, {@code [0:  kworker/0:1:   12] } of Samsung, after the time. */
    VENDOR_TASK(
            "(?:\\[pid:\\d{1,7},cpu\\d{1,3},[^\\]]{1,32}\\]|[-~.]?\\(\\d\\)\\[\\d{1,7}:[^\\]]{1,24}\\]|\\[\\d:\\s{0,16}[^\\]\\[]{1,20}:\\s{0,6}\\d{1,7}\\]|c\\d\\s{1,8}\\d{1,7} )\\s?",
            "-~.([c"),
    /** {@code 22734.139015] }: a stamp of which the first characters were lost. */
    CUT_STAMP("\\d{1,7}\\.\\d{6}\\] ", "0123456789"),
    /** {@code 11745 [46223316.649832]}, {@code 123:[  12.345678]}: an editor's or grep's line numbers. */
    LINE_NUMBER("\\d{1,8}[:-]?\\s{0,2}(?=\\[ {0,7}\\d{1,9}\\.\\d{6}\\])", "0123456789"),
    /** Quotation marks of mails and web pages. */
    QUOTE("(?:> |\\| )", ">|"),
    /** A console's {@code kernel: } without a date. */
    KERNEL_NAME("kernel: ", "k");

    private final Pattern pattern;
    private final @Nullable String firstChars;

    LinePrefix(String regex, @Nullable String firstChars) {
        this.pattern = Pattern.compile(regex);
        this.firstChars = firstChars;
    }

    /** The match of this prefix at a place of the line; null if it does not stand there. */
    @Nullable
    Matcher at(String text, int from, boolean isAfterStamp) {
        if (firstChars != null && firstChars.indexOf(text.charAt(from)) < 0) {
            return null;
        }
        if (this == VENDOR_TASK && !isAfterStamp) {
            return null;
        }
        if (isAfterStamp
                && (this == HOST_TIME
                        || this == SYSLOG
                        || this == BRIEF
                        || this == QUOTE
                        || this == LINE_NUMBER
                        || this == CUT_STAMP)) {
            return null;
        }
        Matcher match = pattern.matcher(text).region(from, text.length());
        return match.lookingAt() ? match : null;
    }

    Origin origin(Matcher match, Origin before) {
        return switch (this) {
            case LEVEL,
                    CALLER,
                    DEV_KMSG,
                    DECODED,
                    WALL_STAMP,
                    DELTA_STAMP,
                    CUT_STAMP,
                    DMESG_ISO,
                    VENDOR_TASK,
                    KERNEL_NAME -> Origin.KERNEL;
            case SYSLOG, ISO_SYSLOG -> isKernel(match.group(1)) ? Origin.KERNEL : Origin.PROGRAM;
            case THREADTIME, EPOCH -> "0".equals(match.group(1)) ? Origin.KERNEL : Origin.PROGRAM;
            case BRIEF -> "0".equals(match.group(2)) ? Origin.KERNEL : Origin.PROGRAM;
            default -> before;
        };
    }

    /**
     * The rest of the line as the kernel wrote it. logd cuts a tag off it, which logcat pads or moves: {@code CPU     : 0 PID: 1}
     * was {@code CPU: 0 PID: 1}.
     */
    String rest(Matcher match, String rest) {
        if (this == BRIEF) {
            String tag = match.group(1);
            return tag == null || tag.isBlank() ? rest : tag.strip() + ": " + rest;
        }
        if (this != THREADTIME && this != EPOCH) {
            return rest;
        }
        int colon = rest.indexOf(": ");
        if (colon < 0 || colon > 40) {
            return rest;
        }
        String tag = rest.substring(0, colon).strip();
        String message = rest.substring(colon + 2);
        return tag.isEmpty() ? message : tag + ": " + message;
    }

    private static boolean isKernel(String program) {
        return program.equals("kernel") || program.equals("klogd") || program.equals("vmunix");
    }
}
