package org.boxsoak.report.allure;

import org.boxsoak.bench.BenchException;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.opentest4j.TestAbortedException;

/** Ends a JUnit test as its check came out, so that JUnit, IDE and Allure show the same kinds of failure as the verdict. */
public final class CheckOutcome {
    private CheckOutcome() {}

    /**
     * Returns where the check passed, and throws otherwise: the box failed (AssertionError, Allure: failed), the bench failed
     * ({@link BenchException}, broken), undecided ({@link UndecidedException}, broken). A check that does not decide aborts
     * (skipped), so that a run that passed is not red.
     */
    public static void raise(CheckResult check) {
        if (check.outcome() == Outcome.PASSED) {
            return;
        }
        // The categories of the report go by this beginning.
        String message = check.name() + ": " + check.message();
        for (String line : check.evidence()) {
            message += "\n  " + line;
        }
        if (!check.decides()) {
            throw new TestAbortedException(
                    message + "\n(" + check.outcome().word() + "; for information, since the plan does not expect it)");
        }
        switch (check.outcome()) {
            case BOX_FAILED -> throw new AssertionError(message);
            case BENCH_FAILED -> throw new BenchException(message);
            case UNDECIDED -> throw new UndecidedException(message);
            case PASSED -> throw new IllegalStateException("handled above");
        }
    }
}
