package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.leak.LeakVerdict;
import org.boxsoak.record.RunFolder;

/** Looks at a run that still goes on: does memory leak so far? Nothing is decided by it but whether somebody looks closer. */
public final class LeakSuspicion {
    private LeakSuspicion() {}

    /** The counters that leak or are suspected to, each with its reason; empty also when the run is too short to tell. */
    public static List<String> of(RunFolder folder) {
        Evidence evidence = Judge.observe(folder);
        if (!LeakCheck.isLongEnough(evidence)) {
            return List.of();
        }
        return LeakJudgements.of(evidence, evidence.plan().expect().forbiddenLeak()).stream()
                .filter(j -> j.verdict() instanceof LeakVerdict.Leak || j.verdict() instanceof LeakVerdict.Suspect)
                .map(j -> j.name() + ": " + j.verdict().why())
                .toList();
    }
}
