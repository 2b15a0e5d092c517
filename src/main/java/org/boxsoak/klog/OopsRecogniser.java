package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise an oops on arm64, arm32, x86, MIPS and PowerPC.
 * <pre>
 * Unable to handle kernel NULL pointer dereference at virtual address 0000000000000000         arm64, arm32
 * BUG: kernel NULL pointer dereference, address: 0000000000000380                              x86, 5.4
 * BUG: unable to handle kernel paging request at ffffc90000a3e000                              x86, to 4.19
 * general protection fault, probably for non-canonical address 0xdead000000000100: 0000 [#1]   x86
 * Internal error: Oops - undefined instruction: 0 [#1] PREEMPT SMP ARM
 * SError Interrupt on CPU2, code 0xbf000002 -- SError
 * CPU 0 Unable to handle kernel paging request at virtual address 00000004, epc == 80123456     MIPS
 * BUG: Kernel NULL pointer dereference on read at 0x00000000                                    PowerPC, 5.x
 * </pre>
 */
final class OopsRecogniser implements Recogniser {
    private static final String HEX = "(?:0x)?([0-9a-fA-F]{1,16}|\\(null)";
    private static final Pattern UNABLE = Pattern.compile(
            "(?:^(?:BUG: U|[Uu])|^[\\w/@.-]{1,32}: [Uu]|CPU \\d{1,3} [Uu])nable to handle kernel (.{4,60}?)(?: for .{1,40}?)?(?:$| at\\b)");
    private static final Pattern ACCESS =
            Pattern.compile("dereference|paging|memory|access|fetch|fault|request|read|write|exec");
    private static final Pattern AT = Pattern.compile(" at (?:virtual address |address )?" + HEX + "\\b");
    private static final Pattern X86_NULL =
            Pattern.compile("^BUG: [Kk]ernel (NULL pointer dereference)(?:, address: | on \\w{4,7} at )" + HEX);
    /** To 4.19 x86 prints in two pieces, between which others may write. */
    private static final Pattern X86_HALF = Pattern.compile("^BUG: unable to handle kernel$");

    private static final Pattern OTHER_HALF =
            Pattern.compile("^(NULL pointer dereference|paging request) at (?:virtual address )?" + HEX + "$");
    private static final Pattern X86_PAGE = Pattern.compile(
            "^BUG: unable to handle (?:kernel )?(page fault|paging request|NULL pointer dereference)[^:]{0,30}? ?(?:address: |at )"
                    + HEX);
    private static final Pattern TRAP = Pattern.compile(
            "^(?:Oops: )?(general protection fault|divide error|invalid opcode|stack segment|double fault|int3|alignment check|invalid TSS|segment not present|control protection fault)(?:, probably for (?:non-canonical )?address "
                    + HEX + ")?[^:]{0,60}: [0-9a-f]{4} \\[#\\d{1,4}\\]");
    private static final Pattern DOUBLE =
            Pattern.compile("^(?:PANIC: double fault|traps: PANIC: double fault|BUG: TASK stack guard page was hit)");
    private static final Pattern INTERNAL =
            Pattern.compile("^Internal error: (.{0,60}?): ?([0-9a-f]{1,16}) \\[#\\d{1,4}\\]");
    private static final Pattern SERROR =
            Pattern.compile("^(?:SError Interrupt on CPU ?\\d{1,3}, code|Bad mode in .{1,40} handler detected)");
    private static final Pattern UNHANDLED =
            Pattern.compile("^[Uu]nhandled (?:fault|prefetch abort): (.{2,60}?) \\((?:0x)?[0-9a-f]{1,16}\\) at " + HEX);
    private static final Pattern OTHER = Pattern.compile(
            "^(?:Oops(?:(?: - [a-z() ]{4,40})? ?\\[#\\d{1,4}\\]| ?: )|(?:Break instruction|Trap instruction) in kernel code\\[#|do_cpu invoked from kernel context!\\[#|Reserved instruction in kernel code|Kernel access of bad area|Oops - (?:bad mode|undefined instruction)|Unhandled kernel unaligned access)(.{0,60})");

    /** What went wrong, and at which address. */
    record Fault(String name, @Nullable String address, boolean isTentative) {
        /** {@code Unhandled fault} or {@code Internal error: Oops} say less than what else is printed. */
        boolean isSharperThan(String known) {
            return known.equals("oops") && !name.equals("oops") && !name.startsWith("fault ");
        }
    }

    @Override
    public List<String> anchors() {
        return List.of(
                "nable to handle kernel",
                "unable to handle page fault",
                "BUG: kernel NULL pointer",
                "general protection fault",
                "divide error: ",
                "invalid opcode: ",
                "stack segment: ",
                "double fault",
                "int3: 0000",
                "control protection fault",
                "Internal error: ",
                "SError Interrupt on CPU",
                "Bad mode in ",
                "nhandled fault: ",
                "nhandled prefetch abort: ",
                "Oops: 00",
                "Oops[#1]",
                "Oops[#2]",
                "Oops[#3]",
                "Oops[#4]",
                "Oops[#5]",
                "Oops[#6]",
                "Oops[#7]",
                "Oops[#8]",
                "Oops[#9]",
                "Oops [#1]",
                "Oops - illegal",
                "Oops - load",
                "Oops - store",
                "Oops - instruction",
                "n kernel code[#",
                "kernel context![#",
                "Kernel NULL pointer dereference",
                "BUG: unable to handle kernel",
                "Kernel access of bad area",
                "Reserved instruction in kernel",
                "stack guard page was hit",
                "kernel unaligned access");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        Fault fault = line.isFromProgram() ? null : fault(line.text());
        return fault == null ? null : new OopsDraft(line, fault.name(), fault.address(), fault.isTentative());
    }

    static @Nullable Fault fault(String text) {
        Matcher unable = UNABLE.matcher(text);
        if (!text.startsWith("BUG: unable")
                && unable.find()
                && ACCESS.matcher(unable.group(1)).find()) {
            Matcher at = AT.matcher(text);
            return new Fault(words(unable.group(1)), at.find() ? hex(at.group(1)) : null, false);
        }
        Matcher internal = INTERNAL.matcher(text);
        if (internal.find()) {
            return new Fault(internalWords(internal.group(1)), null, false);
        }
        for (Pattern x86 : List.of(X86_NULL, X86_PAGE)) {
            Matcher match = x86.matcher(text);
            if (match.find()) {
                return new Fault(words(match.group(1)), hex(match.group(2)), false);
            }
        }
        Matcher trap = TRAP.matcher(text);
        if (trap.find()) {
            return new Fault(words(trap.group(1)), hex(trap.group(2)), false);
        }
        return rare(text);
    }

    /** What follows {@code BUG: unable to handle kernel} on a line of its own. */
    static @Nullable Fault otherHalf(String text) {
        Matcher half = OTHER_HALF.matcher(text);
        return half.find() ? new Fault(words(half.group(1)), hex(half.group(2)), false) : null;
    }

    private static @Nullable Fault rare(String text) {
        if (X86_HALF.matcher(text).find()) {
            return new Fault("oops", null, true);
        }
        if (DOUBLE.matcher(text).find()) {
            return new Fault(text.contains("guard page") ? "stack overflow" : "double fault", null, false);
        }
        if (SERROR.matcher(text).find()) {
            return new Fault(
                    text.contains("SError") || text.contains("Error handler") ? "SError" : "bad mode", null, false);
        }
        Matcher unhandled = UNHANDLED.matcher(text);
        if (unhandled.find()) {
            // For a program's fault no 'Internal error' follows.
            return new Fault(words(unhandled.group(1)), hex(unhandled.group(2)), true);
        }
        return OTHER.matcher(text).find() ? new Fault("oops", null, !text.contains("[#")) : null;
    }

    private static String internalWords(@Nullable String text) {
        String words = text == null ? "" : text.strip();
        if (words.startsWith("Oops - ")) {
            String what = words.substring("Oops - ".length());
            return what.equals("CFI") ? "CFI failure" : what;
        }
        return words.isEmpty() || words.equals("Oops") ? "oops" : words;
    }

    private static String words(@Nullable String text) {
        String words = text == null ? "oops" : text.strip().replaceAll("[,:]$", "");
        return words.equals("page fault") ? "paging request" : words;
    }

    /** {@code 0x380}; {@code (null)} is 0. */
    private static @Nullable String hex(@Nullable String digits) {
        if (digits == null) {
            return null;
        }
        return digits.startsWith("(") ? "0x0" : "0x" + Long.toHexString(Long.parseUnsignedLong(digits, 16));
    }
}
