package org.boxsoak.report.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.RunTitle;
import org.boxsoak.report.page.RunTimes;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The Allure results of a run from its story alone, without JUnit: while it still runs, and after its harness was killed.
 *
 * <p>Results and attachments replace those that an earlier call wrote. A test that is not over has no result in Allure, so a night
 * that was cut short would read "0 tests, passed"; here it reads "broken: still running at 2:13:00".
 */
public final class StoryResults {
    private StoryResults() {}

    /** @param isLive whether the run goes on, so that only what has failed already is a result */
    public static void write(Path runFolder, RunStory story, boolean isLive) {
        RunTitle title = story.title();
        AllureIdentity identity =
                new AllureIdentity(title.plan(), title.box(), title.model(), title.build(), title.kernel());
        try (AllureResults results = AllureResults.open(runFolder, identity, title.start())) {
            AllureLifecycle lifecycle = results.lifecycle();
            List<CheckResult> checks = story.verdict().checks();
            for (int i = 0; i < checks.size(); i++) {
                write(lifecycle, story, checks.get(i), i, isLive);
            }
        }
    }

    private static void write(AllureLifecycle lifecycle, RunStory story, CheckResult check, int place, boolean isLive) {
        String uuid = UUID.randomUUID().toString();
        TestResult result = new TestResult().setUuid(uuid).setName(check.name());
        lifecycle.scheduleTestCase(result);
        lifecycle.startTestCase(uuid);
        AllureEvidence.attach(lifecycle, story, check.name());
        Throwable problem = problem(story, check, isLive);
        lifecycle.stopTestCase(uuid);
        result.setStatus(status(problem)).setStatusDetails(details(problem));
        // A millisecond apart, so that they are listed in their order.
        result.setStart(story.title().start().toEpochMilli() + place);
        result.setStop(story.title().start().plus(story.title().duration()).toEpochMilli());
        lifecycle.writeTestCase(uuid);
    }

    private static @Nullable Throwable problem(RunStory story, CheckResult check, boolean isLive) {
        if (isLive && check.outcome() != Outcome.BOX_FAILED) {
            return new StillRunningException(check.name() + ": still running at "
                    + RunTimes.exact(story.title().duration()) + ". So far: " + check.message());
        }
        try {
            CheckOutcome.raise(check);
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }

    private static Status status(@Nullable Throwable problem) {
        if (problem == null) {
            return Status.PASSED;
        }
        return problem instanceof TestAbortedException
                ? Status.SKIPPED
                : ResultsUtils.getStatus(problem).orElse(Status.BROKEN);
    }

    private static StatusDetails details(@Nullable Throwable problem) {
        return problem == null
                ? new StatusDetails()
                : ResultsUtils.getStatusDetails(problem).orElseGet(StatusDetails::new);
    }
}
