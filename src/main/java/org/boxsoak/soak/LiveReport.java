package org.boxsoak.soak;

import java.nio.file.Files;
import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.judge.Judge;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.allure.StoryResults;
import org.boxsoak.report.page.RunPage;
import org.boxsoak.report.page.RunTimes;
import org.boxsoak.story.RunStories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a run while it goes on: judges what is recorded so far, and writes the run page and the Allure results anew from it. What a
 * kill -9 leaves is the last of these. The verdict itself is written once, at the end.
 */
final class LiveReport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReport.class);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofSeconds(60);
    /** Looking costs the host at most a twentieth of one core, however long the night is. */
    private static final int IDLE_SHARE = 20;

    private final RunFolder folder;
    private final RunClock clock = new SystemRunClock();
    private final Cancellation end = new Cancellation();
    private final Thread thread;

    private LiveReport(RunFolder folder) {
        this.folder = folder;
        this.thread = new Thread(this::run, "live-report-" + folder.id());
        thread.setDaemon(true);
    }

    static LiveReport start(RunFolder folder) {
        LiveReport report = new LiveReport(folder);
        report.thread.start();
        return report;
    }

    private void run() {
        clock.waitUntil(FIRST, end);
        while (!end.isRequested()) {
            Duration began = clock.elapsed();
            look();
            Duration took = clock.elapsed().minus(began);
            Duration pause = took.multipliedBy(IDLE_SHARE);
            clock.waitUntil(clock.elapsed().plus(pause.compareTo(PERIOD) > 0 ? pause : PERIOD), end);
        }
    }

    private void look() {
        if (!Files.exists(folder.journal())) {
            return;
        }
        try {
            RunStory story = soFar(RunStories.of(Judge.judge(folder)));
            RunPage.write(folder.path(), story);
            StoryResults.write(folder.path(), story, true);
        } catch (OutOfMemoryError e) {
            // A night that is too long to be judged beside its own recording goes on without a picture.
            LOG.warn("the live report of {} ends: it takes more memory than there is", folder.id());
            end.request();
        } catch (RuntimeException e) {
            // The recording goes on whatever becomes of its picture; the report at the end says what was wrong.
            LOG.warn("the live report of {} was not written", folder.id(), e);
        }
    }

    private static RunStory soFar(RunStory story) {
        Verdict verdict = story.verdict();
        String note = "This run is still going on, or was cut short; this was written at "
                + RunTimes.exact(story.title().duration()) + " of it.\n\n";
        return story.withVerdict(new Verdict(verdict.verdict(), verdict.checks(), note + verdict.explanation()));
    }

    /** Ends the looking, and waits for a look that has begun. */
    @Override
    public void close() {
        end.request();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
