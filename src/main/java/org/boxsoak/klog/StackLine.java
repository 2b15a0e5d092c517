package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Read a line of a stack trace, in the forms of all architectures and of Amlogic.
 * <pre>
 * [ffffffc0200eb5c0+ 144][&lt;ffffffc00a72fd30&gt;] glSetHifInfo+0x670/0x7c0 [wlan_mt7663_usb]     Amlogic, arm64, 4.9 to 5.4
 *  usb_probe_interface+0x1e8/0x2a0 [usbcore 6d2ca403...]                                  arm64, 5.15 with build ids
 * [&lt;c0015d30&gt;] (unwind_backtrace) from [&lt;c0012f28&gt;] (show_stack+0x10/0x14)               arm32, to 6.0
 *  unwind_backtrace from show_stack+0x10/0x14                                             arm32, 6.1
 *  [&lt;ffffffff8116e8a3&gt;] ? warn_alloc_failed+0xf3/0x160                                     x86, to 4.9
 * </pre>
 */
final class StackLine {
    private static final String SYMBOL = "([A-Za-z_$][\\w.$:]{0,127}?)\\+(0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8})";
    private static final String MODULE = "(?:\\s{1,4}\\[([\\w-]{1,64})(?:\\([A-Z]{1,8}\\))?(?:\\s[0-9a-f]{6,40})?\\])?";
    private static final String ADDRESS = "(?:\\[<[^>]{1,24}>\\]|\\[[0-9a-f]{8,16}\\])";
    private static final Pattern FRAME =
            Pattern.compile("^\\s{0,40}(?:#\\d+:? )?(?:\\[[0-9a-f]{8,16}\\+\\s{0,6}-?\\d{1,8}\\]\\s{0,3})?"
                    + "(?:\\[[0-9a-f]{8,16}\\]\\s)?(?:" + ADDRESS + "\\s{0,3})?(?:<?[0-9a-z]>?\\s)?(\\? )?\\(?" + SYMBOL
                    + MODULE
                    + "\\)?(?:\\s\\([A-Z]{1,4}\\))?\\s{0,8}(?:\\(unreliable\\))?$");
    private static final Pattern ARM32 =
            Pattern.compile("^\\s{0,20}(?:\\[[0-9a-f]{8,16}\\+\\s{0,6}-?\\d{1,8}\\])?(?:" + ADDRESS
                    + " ?)?\\(?([A-Za-z_$][\\w.$]{0,127})(?:\\+(0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}))?" + MODULE
                    + "\\)? from (?:" + ADDRESS
                    + " ?)?\\(?" + SYMBOL + MODULE + "\\)?\\s{0,8}$");

    /** Through scripts/decode_stacktrace.sh: {@code vb2_dc_alloc (drivers/media/x.c:195 drivers/media/x.c:257) videobuf2_dma_contig}. */
    private static final Pattern DECODED = Pattern.compile(
            "^\\s{0,20}(\\? )?([A-Za-z_$][\\w.$]{0,127}) \\([\\w./+-]{1,200}:\\d{1,7}[^\\n]{0,400}?\\)(?: ([\\w-]{1,64}))?\\s{0,8}$");
    /** A kernel without symbols: {@code 0xffffffc078f78a18 [mt76@00000000936acc78+0xe000]}. */
    private static final Pattern NUMBER = Pattern.compile(
            "^\\s{0,20}(0x[0-9a-f]{8,16})(?:\\s\\[([\\w-]{1,64})@[0-9a-f]{1,16}\\+0x[0-9a-f]{1,8}\\])?\\s{0,8}$");

    private static final Pattern ANYWHERE =
            Pattern.compile("([A-Za-z_$][\\w.$:]{0,127}?)\\+(0x[0-9a-f]{1,8}(?:/0x[0-9a-f]{1,8})?)" + MODULE);

    private StackLine() {}

    /** The frames of this line: one, or on arm32 two (callee and caller); none if it is no line of a trace. */
    static List<StackFrame> frames(String text) {
        if (text.length() > 600) {
            return List.of();
        }
        if (!text.contains("+0x")) {
            return withoutOffset(text);
        }
        Matcher frame = FRAME.matcher(text);
        if (frame.matches()) {
            return List.of(new StackFrame(group(frame, 2), frame.group(3), frame.group(4), frame.group(1) == null));
        }
        Matcher arm = ARM32.matcher(text);
        if (arm.matches()) {
            return List.of(
                    new StackFrame(group(arm, 1), arm.group(2), arm.group(3), true),
                    new StackFrame(group(arm, 4), arm.group(5), arm.group(6), true));
        }
        return withoutOffset(text);
    }

    private static List<StackFrame> withoutOffset(String text) {
        Matcher decoded = DECODED.matcher(text);
        if (text.indexOf('(') >= 0 && decoded.matches()) {
            return List.of(new StackFrame(group(decoded, 2), null, decoded.group(3), decoded.group(1) == null));
        }
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? List.of(new StackFrame(group(number, 1), null, number.group(2), true)) : List.of();
    }

    /** The first symbol in a text such as {@code pc : glSetHifInfo+0x670/0x7c0 [wlan_mt7663_usb]}. */
    static @Nullable StackFrame symbolIn(String text) {
        Matcher symbol = ANYWHERE.matcher(text);
        return symbol.find() ? new StackFrame(group(symbol, 1), symbol.group(2), symbol.group(3), true) : null;
    }

    private static String group(Matcher matcher, int group) {
        String found = matcher.group(group);
        return found == null ? "" : found;
    }
}
