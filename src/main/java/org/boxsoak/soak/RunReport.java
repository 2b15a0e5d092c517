package org.boxsoak.soak;

import org.boxsoak.record.CheckResult;

final class RunReport {
    static RunReport of(SoakRun run) {
        return new RunReport();
    }

    void attachEvidence(CheckResult check) {}
}
