package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.boxsoak.relay.Relay;

/**
 * Looks at the relay between the plugs: a board that was pulled out, or reset itself to all-off, is noticed when it happens, and a module
 * that went by it is not called the box's fault.
 */
final class RelayWatch {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Relay relay;
    private final RunJournal journal;
    private final Timeline timeline;
    private boolean failed;

    RelayWatch(Relay relay, RunJournal journal, Timeline timeline) {
        this.relay = relay;
        this.journal = journal;
        this.timeline = timeline;
    }

    void run(Cancellation cancellation) {
        while (!cancellation.isRequested()) {
            look();
            timeline.waitUntil(timeline.at().plus(EVERY), cancellation);
        }
    }

    /** A failure is told once, until the relay answers again. */
    private void look() {
        try {
            relay.state();
            failed = false;
        } catch (BenchException e) {
            if (!failed) {
                failed = true;
                journal.add(new RunEvent.BenchTrouble("relay", String.valueOf(e.getMessage())));
            }
        }
    }
}
