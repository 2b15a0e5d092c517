package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.judge.GoodNightsFile;
import org.boxsoak.judge.LeakLook;
import org.boxsoak.leak.LeakVerdict;
import org.boxsoak.plan.LeakExpectation;
import org.boxsoak.plan.OnLeak;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks early of a leak: looks at the recording every half hour from the second hour on (in a shorter run every 24th part of it
 * from a sixth on), and ends the run on a certain one if the plan says so.
 */
final class LeakWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LeakWatch.class);
    private static final Duration SHORTEST_RUN = Duration.ofMinutes(5);
    private static final Duration LATEST_FIRST_LOOK = Duration.ofHours(2);
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(30);
    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(20);

    private final TestPlan plan;
    private final RunFolder folder;
    private final RunJournal journal;
    private final Timeline timeline;
    private final Cancellation stop;

    LeakWatch(TestPlan plan, RunFolder folder, RunJournal journal, Timeline timeline, Cancellation stop) {
        this.plan = plan;
        this.folder = folder;
        this.journal = journal;
        this.timeline = timeline;
        this.stop = stop;
    }

    void run(Cancellation cancellation) {
        if (plan.duration().compareTo(SHORTEST_RUN) < 0) {
            return;
        }
        Duration first = shorter(LATEST_FIRST_LOOK, longer(plan.duration().dividedBy(6), Duration.ofMinutes(1)));
        Duration period = shorter(LONGEST_PERIOD, longer(plan.duration().dividedBy(24), SHORTEST_PERIOD));
        try {
            GoodNightsFile nights = GoodNightChoice.choose(folder);
            if (!nights.isEmpty()) {
                nights.write(folder);
            }
            if (!nights.nights().isEmpty()) {
                journal.add(new RunEvent.GoodNightsChosen(nights.nights()));
            }
            LeakLook looks = new LeakLook(folder, first.toMillis() / 3.6e6);
            Duration next = timeline.at().plus(first);
            for (timeline.waitUntil(next, cancellation);
                    !cancellation.isRequested();
                    timeline.waitUntil(next, cancellation)) {
                looks.look().forEach(this::speak);
                next = next.plus(period);
            }
        } catch (RuntimeException e) {
            // An early word is a courtesy: the recording goes on, and is judged at the end. A run that ends breaks a
            // look off.
            if (cancellation.isRequested()) {
                return;
            }
            LOG.warn("no early word on leaks in this run, folder={}", folder.id(), e);
        }
    }

    private void speak(LeakLook.Word word) {
        journal.add(new RunEvent.LeakSeen(
                word.counter(), word.verdict().word(), word.verdict().why()));
        LeakExpectation expected = plan.expect().leak();
        if (expected != null && expected.onLeak() == OnLeak.STOP && word.verdict() instanceof LeakVerdict.Leak) {
            stop.request();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
