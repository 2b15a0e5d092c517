package org.boxsoak.judge;

import org.boxsoak.record.CheckResult;

/** One question that a run answers. */
interface Check {
    /** The check's name in verdict.json. */
    String name();

    /** The answer; {@code decides} is filled in from the plan by the caller. */
    CheckResult judge(Evidence evidence);
}
