package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recognise what the kernel itself calls a bug, sanitizers included.
 * <pre>
 * kernel BUG at mm/slub.c:321!
 * BUG: KASAN: use-after-free in wlan_tx+0x1b8/0x2c0 [wlan_mt7663_usb]
 * BUG: sleeping function called from invalid context at mm/slab.h:421
 * BUG kmalloc-64 (Tainted: G    B): Poison overwritten
 * UBSAN: array-index-out-of-bounds in drivers/net/foo.c:12:3
 * </pre>
 */
final class BugRecogniser implements Recogniser {
    private static final Pattern AT = Pattern.compile("(?:^|[\\]):] )[Kk]ernel BUG at (.{1,120}?)!?$");
    private static final Pattern MIPS = Pattern.compile("^Kernel bug detected\\[#\\d{1,4}\\]");
    private static final Pattern HEAD = Pattern.compile("^(?:\\[ )?BUG: (.{4,200}?)(?: \\])?$");
    private static final Pattern SLAB =
            Pattern.compile("^BUG ([\\w.:-]{2,40}) \\((?:Not tainted|Tainted).{0,60}?\\): (.{4,100})$");
    private static final Pattern UBSAN = Pattern.compile("^(UBSAN: .{4,200})$");
    /** On a console without any mark of the kernel, programs say BUG as well. */
    private static final Pattern KNOWN = Pattern.compile(
            "^(?:K[A-Z]SAN: |KFENCE: |sleeping function called|scheduling while atomic|Bad (?:page|rss)|non-zero |workqueue lockup|spinlock |rwlock |using |Dentry |recent printk"
                    + "|atomic counter|MAX_|looking up|key |lock held|held lock|soft lockup|unable to|mismatching|stack guard|TASK stack|corrupted|sk_buff|arch topology|sched)");

    /** What is reported through a trap, which says the same once more. */
    private static final Pattern TRAPS =
            Pattern.compile("^(?:kernel [Bb][Uu][Gg]|K[A-Z]SAN|KFENCE|TASK stack|stack guard)");

    private static final Pattern FURTHER = Pattern.compile(
            "^(?:Internal error: Oops - BUG|(?:Oops: )?invalid opcode|Oops|Unable to handle|Unexpected kernel BRK|.{0,40}\\[#\\d{1,4}\\])");

    /** What follows {@code BUG: } in the kernel's sources, as far as it takes to be eight characters with it. */
    private static final List<String> WORDS = List.of(
            "KASAN",
            "KFENCE",
            "KCSAN",
            "KMSAN",
            "sleeping",
            "scheduling",
            "Bad page",
            "Bad rss",
            "non-zero",
            "workqueue",
            "spinlock",
            "rwlock",
            "using ",
            "Dentry",
            "recent",
            "atomic",
            "MAX_",
            "looking",
            "key ",
            "lock ",
            "held ",
            "soft lockup",
            "unable to",
            "mismatching",
            "stack guard",
            "TASK stack",
            "corrupted",
            "sk_buff",
            "arch topology");

    /** What follows {@code UBSAN: }. */
    private static final List<String> UNDEFINED = List.of(
            "array",
            "shift",
            "Undefined",
            "signed",
            "unsigned",
            "null",
            "misaligned",
            "object",
            "load",
            "type",
            "division",
            "negation",
            "pointer",
            "invalid",
            "integer",
            "unknown",
            "alignment");

    @Override
    public List<String> anchors() {
        List<String> anchors = new ArrayList<>(List.of(
                "ernel BUG at ",
                "Kernel bug detected[#",
                "UBSAN   : ",
                "BUG kmalloc-",
                " BUG kmem",
                ": Poison overwritten",
                ": Redzone overwritten",
                ": Object already free",
                "kernel: BUG: ",
                "watchdog: BUG: ",
                " BUG     :",
                "/BUG     ("));
        WORDS.forEach(word -> anchors.add("BUG: " + word));
        UNDEFINED.forEach(word -> anchors.add("UBSAN: " + word));
        // After a time stamp or a caller's number any word may follow.
        IntStream.range(0, 10).forEach(digit -> anchors.add(digit + "] BUG: "));
        return anchors;
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        String title = line.isFromProgram() ? null : title(line);
        if (title == null) {
            return null;
        }
        return new NoticeDraft(EventKind.BUG, line, scene -> NoticeDraft.in(title, scene))
                .joinedBy(next -> TRAPS.matcher(title).find()
                        && next.isRightAfter(line, 40)
                        && FURTHER.matcher(next.text()).find());
    }

    private static @Nullable String title(LogLine line) {
        String text = line.text();
        Matcher at = AT.matcher(text);
        if (at.find()) {
            return "kernel BUG at " + at.group(1);
        }
        if (MIPS.matcher(text).find()) {
            return "kernel bug detected";
        }
        Matcher slab = SLAB.matcher(text);
        if (slab.find()) {
            return slab.group(2) + " in cache " + slab.group(1);
        }
        Matcher ubsan = UBSAN.matcher(text);
        if (ubsan.find()) {
            return ubsan.group(1);
        }
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return null;
        }
        String words = head.group(1);
        return words != null && (line.isFromKernel() || KNOWN.matcher(words).find()) ? tidy(words) : null;
    }

    /** Offsets and addresses change from build to build. */
    private static String tidy(String words) {
        return words.replaceAll("\\+0x[0-9a-f]+/0x[0-9a-f]+", "").strip();
    }
}
