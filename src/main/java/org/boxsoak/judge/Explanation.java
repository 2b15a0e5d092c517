package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.record.CheckResult;

final class Explanation {
    private Explanation() {}

    static String of(Evidence evidence, List<CheckResult> checks) {
        return "";
    }
}
