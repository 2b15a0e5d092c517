package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise the first line of an allocation failure (warn_alloc(), mm/page_alloc.c).
 * <pre>
 * kworker/0:0: page allocation failure: order:4, mode:0xa20(GFP_ATOMIC), nodemask=(null),cpuset=/,mems_allowed=0      5.4
 * insmod: vmalloc: allocation failure: 4198400 bytes, mode:0x24000c2(GFP_KERNEL|__GFP_HIGHMEM)                       4.9
 * swapper: page allocation failure. order:1, mode:0x20                                                              2.6
 * </pre>
 * 4.14 to 4.19 print the line in pieces: where another CPU writes in between, or a mail program wraps, the mode comes on a later line.
 */
final class AllocationFailureRecogniser implements Recogniser {
    /** The flags and the nodes that are allowed, in three groups. */
    static final String MODE =
            ",? {0,2}mode: ?0x([0-9a-fA-F]{1,16})(?:\\(([^)]{0,300})\\))?(?:, ?nodemask=([^,]{1,60}))?";

    private static final Pattern PAGES =
            Pattern.compile("^(.{0,80}?):? ?page allocation failure[:.] {0,2}order: ?(\\d{1,2})" + MODE);
    private static final Pattern WITHOUT_MODE =
            Pattern.compile("^(.{0,80}?):? ?page allocation failure[:.] {0,2}order: ?(\\d{1,2}),?$");
    /** TASK_COMM_LEN, and what a damaged stamp may leave before it. */
    private static final int LONGEST_NAME = 24;

    private static final Pattern STALL = Pattern.compile("page allocation stalls for");
    private static final Pattern VMALLOC = Pattern.compile(
            "^(.{0,80}?): (vmalloc: allocation failure[:,] .{0,60}? bytes|vmalloc error: size \\d{1,18}, .{1,80}?)"
                    + MODE);
    private static final Pattern PAGE_ORDER = Pattern.compile("page order (\\d{1,2})");

    @Override
    public List<String> anchors() {
        return List.of("page allocation failure", "vmalloc: allocation failure", "vmalloc error: size");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        if (STALL.matcher(line.text()).find()) {
            return null;
        }
        Matcher pages = PAGES.matcher(line.text());
        if (pages.find() && !(line.isFromProgram() && isQuoted(pages.group(1)))) {
            return draft(line, pages, "page allocation failure", Integer.parseInt(pages.group(2)));
        }
        Matcher cut = WITHOUT_MODE.matcher(line.text());
        if (!line.isFromProgram() && cut.find()) {
            AllocationFailureDraft draft =
                    new AllocationFailureDraft(line, "page allocation failure", Integer.parseInt(cut.group(2)));
            draft.scene.knows(cut.group(1), null);
            return draft;
        }
        Matcher vmalloc = VMALLOC.matcher(line.text());
        if (vmalloc.find()) {
            Matcher order = PAGE_ORDER.matcher(line.text());
            String what = vmalloc.group(2);
            return draft(
                    line,
                    vmalloc,
                    what == null ? "vmalloc" : what,
                    order.find() ? Integer.parseInt(order.group(1)) : 0);
        }
        return null;
    }

    /** Some syslog daemons take the task's name for the program's; a name that is none comes from a program that tells of a log. */
    private static boolean isQuoted(@Nullable String name) {
        return name != null && (name.length() > LONGEST_NAME || name.indexOf('"') >= 0 || name.indexOf('\'') >= 0);
    }

    private static Draft draft(LogLine line, Matcher match, String what, int order) {
        AllocationFailureDraft draft = new AllocationFailureDraft(line, what, order);
        draft.asksWith(match.group(3), match.group(4), match.group(5));
        draft.scene.knows(match.group(1), null);
        return draft;
    }
}
