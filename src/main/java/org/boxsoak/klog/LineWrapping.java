package org.boxsoak.klog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Take a log line out of what carried it: a web page's markup, or a JSON object of journalctl, Docker or a log shipper.
 * <pre>
 * &amp;lt;0&amp;gt;[   12.345678] &amp;lt;TASK&amp;gt;&lt;br&gt;
 * {"_TRANSPORT":"kernel","MESSAGE":"kworker/0:0: page allocation failure: order:4, mode:0xa20(GFP_ATOMIC)"}
 * {"log":"[   12.345678] Call trace:\n","stream":"stdout","time":"2023-05-10T10:00:00.123Z"}
 * </pre>
 */
final class LineWrapping {
    private static final Pattern TEXT =
            Pattern.compile("\"(MESSAGE|message|msg|log)\" ?: ?\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern KERNEL =
            Pattern.compile("\"(?:_TRANSPORT|SYSLOG_IDENTIFIER|program|programname|ident|appname)\" ?: ?\"kernel\"");
    private static final Pattern STAMPED = Pattern.compile("^ ?(?:<\\d{1,2}>)?\\[ {0,7}\\d{1,9}\\.\\d{6}\\]");
    private static final Pattern TAGS = Pattern.compile("^(?:</?[a-z][^<>]{0,80}>)+|(?:</?[a-z][^<>]{0,80}>)+$");

    private LineWrapping() {}

    /** The line itself; what is not wrapped comes back as it is. */
    static String unwrap(String line) {
        if (line.startsWith("{\"") || line.startsWith("{ \"")) {
            return fromJson(line);
        }
        return line.contains("&lt;") || line.contains("&gt;") || line.contains("&quot;") || line.endsWith(">")
                ? fromHtml(line)
                : line;
    }

    private static String fromJson(String line) {
        Matcher text = TEXT.matcher(line);
        if (!text.find()) {
            return line;
        }
        String value = text.group(2);
        String unescaped = value == null ? "" : unescape(value);
        if (KERNEL.matcher(line).find()) {
            return "kernel: " + unescaped;
        }
        // Docker's lines are a console's; elsewhere a program's message that tells of a log is none of the kernel.
        return "log".equals(text.group(1)) || STAMPED.matcher(unescaped).find() ? unescaped : line;
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c != '\\' || at + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++at);
            if (escaped == 'u' && at + 4 < value.length()) {
                text.append(ofHex(value.substring(at + 1, at + 5)));
                at += 4;
            } else {
                text.append(escaped == 'n' || escaped == 'r' || escaped == 't' ? ' ' : escaped);
            }
        }
        return text.toString();
    }

    private static char ofHex(String digits) {
        return digits.matches("[0-9a-fA-F]{4}") ? (char) Integer.parseInt(digits, 16) : '?';
    }

    private static String fromHtml(String line) {
        return TAGS.matcher(line)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
