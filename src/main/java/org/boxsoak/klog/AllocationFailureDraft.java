package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.allocator.AllocationRequest;
import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.allocator.GfpMask;
import org.boxsoak.allocator.KernelProfile;
import org.jspecify.annotations.Nullable;

/** Gathers an allocation failure: who asked, the trace, and the memory report. */
final class AllocationFailureDraft extends Draft {
    /** Drivers chatter while the report is printed on another CPU. */
    private static final int PATIENCE = 60;

    /** How far the mode may be from a first line that was printed without it. */
    private static final int PATIENCE_FOR_MODE = 15;

    private static final int LARGEST_ORDER = 20;
    private static final Pattern REST_OF_HEAD = Pattern.compile("^,? ?" + AllocationFailureRecogniser.MODE);
    /** {@code swapper/3 cpuset=/ mems_allowed=0}, 4.14 to 4.19. */
    private static final Pattern CPUSET = Pattern.compile("^(\\S.{0,15}?) cpuset=");

    private final String what;
    private final int order;
    private boolean hasMode;
    private long mode;
    private @Nullable String names;
    private List<Integer> nodes = List.of();
    private final MemoryReportReader memory = new MemoryReportReader();

    AllocationFailureDraft(LogLine first, String what, int order) {
        super(first);
        this.what = what;
        this.order = Math.min(order, LARGEST_ORDER);
    }

    /** Takes the flags, as a hexadecimal number and by name, and the nodes that are allowed. */
    void asksWith(@Nullable String hex, @Nullable String flags, @Nullable String nodemask) {
        hasMode = true;
        mode = Long.parseUnsignedLong(hex == null ? "0" : hex, 16);
        names = flags;
        nodes = nodes(nodemask);
    }

    @Override
    boolean reads(LogLine line) {
        if (memory.reads(line.text()) || readsRestOfHead(line.text())) {
            return true;
        }
        return !memory.hasZones() && !isOfAnotherCaller(line) && scene.reads(line);
    }

    @Override
    int patience() {
        return hasMode ? PATIENCE : PATIENCE_FOR_MODE;
    }

    @Override
    @Nullable
    KernelEvent finish(LogContext context) {
        if (!hasMode) {
            return null;
        }
        MemoryReport report = memory.finish();
        Scene found = scene.scene(context.release());
        if (report.isAmlogic() || scene.isAmlogic()) {
            context.sawAmlogic();
        }
        AllocationVerdict verdict =
                AllocationVerdict.of(request(order, mode, names, nodes, found, context), report.states());
        return new AllocationFailure(head(), found, what, verdict, report, context.takeSuppressed());
    }

    private boolean readsRestOfHead(String text) {
        Matcher task = CPUSET.matcher(text);
        if (task.find()) {
            scene.isCalled(task.group(1));
            return true;
        }
        Matcher rest = hasMode ? null : REST_OF_HEAD.matcher(text);
        if (rest == null || !rest.find()) {
            return false;
        }
        asksWith(rest.group(1), rest.group(2), rest.group(3));
        return true;
    }

    static AllocationRequest request(
            int order, long mode, @Nullable String names, List<Integer> nodes, Scene scene, LogContext context) {
        String release = scene.release();
        KernelProfile kernel = KernelProfile.of(release == null ? "" : release).withAmlogic(context.isAmlogic());
        GfpMask gfp = GfpMask.decode(mode, names, kernel);
        return new AllocationRequest(order, gfp, kernel.orAssumedFrom(gfp), nodes);
    }

    /** {@code 0}, {@code 0-1}, {@code 0,2}; {@code (null)} is no limit. */
    static List<Integer> nodes(@Nullable String mask) {
        List<Integer> nodes = new ArrayList<>();
        if (mask == null || !mask.matches("\\d{1,4}(?:[-,]\\d{1,4}){0,16}")) {
            return nodes;
        }
        for (String range : mask.split(",")) {
            String[] ends = range.split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int node = Integer.parseInt(ends[0]); node <= last && nodes.size() < 1024; node++) {
                nodes.add(node);
            }
        }
        return nodes;
    }
}
