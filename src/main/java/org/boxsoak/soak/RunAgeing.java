package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.ager.AgeRequest;
import org.boxsoak.ager.AgedBox;
import org.boxsoak.ager.AgerState;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.plan.AgeFrom;
import org.boxsoak.plan.Ageing;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.jspecify.annotations.Nullable;

/** Ages the box where the plan asks for it, holds it so, and says in the journal how long that was. */
final class RunAgeing implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final @Nullable Ageing wanted;
    private final Box box;
    private final RunJournal journal;
    private final Cancellation cancellation;
    private @Nullable AgedBox aged;

    RunAgeing(@Nullable Ageing wanted, Box box, RunJournal journal, Cancellation cancellation) {
        this.wanted = wanted;
        this.box = box;
        this.journal = journal;
        this.cancellation = cancellation;
    }

    /**
     * Ages the box if this is the plan's moment for it.
     *
     * @throws org.boxsoak.bench.BenchException when it cannot be aged as the plan wishes
     */
    synchronized void begin(AgeFrom moment) {
        if (wanted == null || wanted.from() != moment) {
            return;
        }
        AgedBox started = AgedBox.start(box, request(wanted), LIMIT, cancellation);
        aged = started;
        journal.add(event(started.reached()));
    }

    static AgeRequest request(Ageing wanted) {
        Long reserve = wanted.reserve() == null ? null : wanted.reserve().count();
        return new AgeRequest(wanted.order(), wanted.leave(), reserve);
    }

    private static RunEvent.BoxAged event(AgerState state) {
        return new RunEvent.BoxAged(
                state.order(),
                state.leave(),
                state.usable() == null ? 0 : state.usable(),
                state.strict() == null ? 0 : state.strict(),
                state.freeOutsideCmaKb(),
                state.pipesKb() + state.ringsKb());
    }

    /** Notes the loss of the state, once. */
    synchronized void look() {
        if (aged != null && !aged.isHeld()) {
            stop("the box no longer holds it: it rebooted, or its ager or the link to it ended");
        }
    }

    /** Gives everything back where the plan ages the box for each plug. */
    synchronized void afterPlug() {
        if (wanted != null && wanted.from() == AgeFrom.PLUG) {
            end();
        }
    }

    /** Gives everything back. */
    synchronized void end() {
        look();
        stop("given back");
    }

    private void stop(String why) {
        if (aged != null) {
            aged.close();
            aged = null;
            journal.add(new RunEvent.AgeingEnded(why));
        }
    }

    @Override
    public void close() {
        end();
    }
}
