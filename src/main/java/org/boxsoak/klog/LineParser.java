package org.boxsoak.klog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Take the prefixes off a line: of the kernel, of vendors, of logcat, syslog, journal and of terminal programs, in any nesting.
 * <pre>
 * [  123.456789][ T1234] usb 1-1: new high-speed USB device            CONFIG_PRINTK_CALLER
 * [    0.000000] &lt;0&gt;[    0.000000@0]d Linux version 4.9.113             Amlogic, doubled by dmesg
 * 11-22 13:32:07.123     0     0 W CPU     : 0 PID: 5171 Comm: ...     logcat -b kernel
 * May 10 10:00:00 box kernel: [  123.456789] text                      syslog, journal
 * </pre>
 */
final class LineParser {
    /** A line of more characters is no log line; what follows is cut off. */
    static final int LONGEST = 8192;

    private static final int MOST_PREFIXES = 8;
    private static final Pattern STAMP = Pattern.compile("\\[\\s{0,12}(\\d{1,9})\\.(\\d{6})s?(?:@\\s?\\d{1,2})?\\]");
    /** A second record on the same line: another CPU's, or the first after a prompt. */
    private static final Pattern LATER_STAMP =
            Pattern.compile("(?:<\\d{1,2}>)?\\[ {0,7}\\d{1,7}\\.\\d{6}(?:@\\d{1,2})?\\][ \\[\\w-]");

    /** {@code [ATF][     0.000000]save kernel info}: firmware with a clock of its own. */
    private static final Pattern OTHER_CLOCK = Pattern.compile("\\[[A-Za-z][\\w-]{1,15}\\]");

    private LineParser() {}

    /** The records on this line: one, or several where writers ran into each other. */
    static List<LogLine> parse(long number, String raw) {
        String whole = raw.startsWith("\ufeff") ? raw.substring(1) : raw;
        String text =
                LineWrapping.unwrap(LineCleaner.clean(whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole));
        List<LogLine> lines = new ArrayList<>(1);
        String rest = text;
        while (true) {
            Cursor cursor = new Cursor(rest);
            cursor.skipPrefixes();
            String body = cursor.text.substring(cursor.at);
            Matcher later = LATER_STAMP.matcher(body);
            if (body.indexOf('[') < 0
                    || !later.find()
                    || later.start() == 0
                    || lines.size() > MOST_PREFIXES
                    || OTHER_CLOCK.matcher(body.substring(0, later.start())).matches()) {
                lines.add(cursor.line(number, body.stripTrailing()));
                return lines;
            }
            lines.add(cursor.line(number, body.substring(0, later.start()).stripTrailing()));
            rest = body.substring(later.start());
        }
    }

    /** Reads from left to right and remembers what the prefixes told. */
    private static final class Cursor {
        private String text;
        private int at;
        private @Nullable Duration sinceBoot;
        private @Nullable String caller;
        private Origin origin = Origin.PLAIN;

        Cursor(String text) {
            this.text = text;
        }

        LogLine line(long number, String body) {
            return new LogLine(number, sinceBoot, caller, origin, body);
        }

        void skipPrefixes() {
            for (int i = 0; i < MOST_PREFIXES && at < text.length(); i++) {
                if (!skipKernelStamp() && !skipOther()) {
                    return;
                }
            }
        }

        private boolean skipKernelStamp() {
            int start = at;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
            if (start >= text.length() || text.charAt(start) != '[') {
                return false;
            }
            Matcher stamp = STAMP.matcher(text).region(start, text.length());
            if (!stamp.lookingAt()) {
                return false;
            }
            sinceBoot =
                    Duration.ofSeconds(Long.parseLong(stamp.group(1))).plusNanos(Long.parseLong(stamp.group(2)) * 1000);
            origin = Origin.KERNEL;
            at = afterStamp(stamp.end(), stamp.group().indexOf('@') > 0);
            return true;
        }

        /** A blank follows, or on Amlogic a letter that names the context and a blank. */
        private int afterStamp(int end, boolean isAmlogic) {
            int next = end;
            if (isAmlogic
                    && next + 1 < text.length()
                    && (Character.isLowerCase(text.charAt(next)) || text.charAt(next) == '-')
                    && text.charAt(next + 1) == ' ') {
                next++;
            }
            return next < text.length() && text.charAt(next) == ' ' ? next + 1 : next;
        }

        private boolean skipOther() {
            int start = at;
            while (start < text.length() - 1 && text.charAt(start) == ' ') {
                start++;
            }
            for (LinePrefix prefix : LinePrefix.values()) {
                Matcher match = prefix.at(text, start, sinceBoot != null);
                if (match != null) {
                    caller = prefix == LinePrefix.CALLER ? match.group(1) : caller;
                    origin = prefix.origin(match, origin);
                    text = prefix.rest(match, text.substring(match.end()));
                    at = 0;
                    return true;
                }
            }
            return false;
        }
    }
}
