package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.allocator.AllocationRequest;
import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.allocator.GfpMask;
import org.boxsoak.allocator.KernelProfile;
import org.jspecify.annotations.Nullable;

/** Gathers an allocation failure: who asked, the trace, and the memory report. */
final class AllocationFailureDraft extends Draft {
    /** Drivers chatter while the report is printed on another CPU. */
    private static final int PATIENCE = 60;

    private static final int LARGEST_ORDER = 20;

    private final String what;
    private final int order;
    private final long mode;
    private final @Nullable String names;
    private final List<Integer> nodes;
    private final MemoryReportReader memory = new MemoryReportReader();

    AllocationFailureDraft(
            LogLine first, String what, int order, long mode, @Nullable String names, @Nullable String nodemask) {
        super(first);
        this.what = what;
        this.order = Math.min(order, LARGEST_ORDER);
        this.mode = mode;
        this.names = names;
        this.nodes = nodes(nodemask);
    }

    @Override
    boolean reads(LogLine line) {
        if (memory.reads(line.text())) {
            return true;
        }
        return !memory.hasZones() && !isOfAnotherCaller(line) && scene.reads(line);
    }

    @Override
    int patience() {
        return PATIENCE;
    }

    @Override
    KernelEvent finish(LogContext context) {
        MemoryReport report = memory.finish();
        Scene found = scene.scene(context.release());
        if (report.isAmlogic() || scene.isAmlogic()) {
            context.sawAmlogic();
        }
        AllocationVerdict verdict =
                AllocationVerdict.of(request(order, mode, names, nodes, found, context), report.states());
        return new AllocationFailure(head(), found, what, verdict, report, context.takeSuppressed());
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
