package org.boxsoak.cli;

import java.io.PrintWriter;
import org.boxsoak.allocator.AllocationRequest;
import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.allocator.GfpMask;
import org.boxsoak.allocator.KernelProfile;
import org.boxsoak.allocator.ZoneStates;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.ZoneInfo;
import org.jspecify.annotations.Nullable;

/** Answers whether a request would succeed on a box, from its /proc/pagetypeinfo and /proc/zoneinfo. */
final class WhatIf {
    private final AllocationRequest request;
    private @Nullable PageTypeInfo types;
    private @Nullable ZoneInfo zones;

    private WhatIf(AllocationRequest request) {
        this.request = request;
    }

    static WhatIf of(int order, String gfp, String release) {
        KernelProfile kernel = KernelProfile.of(release);
        return new WhatIf(new AllocationRequest(order, GfpMask.parse(gfp, kernel), kernel));
    }

    void take(PageTypeInfo file) {
        types = file;
    }

    void take(ZoneInfo file) {
        zones = file;
    }

    /** Prints the verdict; false if the files do not suffice. */
    boolean answer(ExplainPrinter printer, PrintWriter err) {
        if (types == null) {
            err.println("--order needs /proc/pagetypeinfo; add /proc/zoneinfo for the watermarks.");
            return false;
        }
        printer.whatIf(AllocationVerdict.of(request, ZoneStates.of(types, zones)));
        return true;
    }
}
