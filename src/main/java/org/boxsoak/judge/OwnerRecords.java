package org.boxsoak.judge;

import org.boxsoak.leak.Once;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.record.Recording;

/** What a run recorded of who holds the memory: read when it is first asked for, and once for the verdict and its page together. */
public final class OwnerRecords {
    private final Once<TraceFindings> traced;
    private final Once<OwnerFindings> kept;

    OwnerRecords(TestPlan plan, Recording recording) {
        traced = new Once<>(() -> TraceFindings.of(plan, recording));
        kept = new Once<>(() -> OwnerFindings.of(recording));
    }

    public TraceFindings traced() {
        return traced.get();
    }

    public OwnerFindings kept() {
        return kept.get();
    }
}
