package org.boxsoak.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.plan.Recovery;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;

/**
 * Brings a lost box back by ever stronger means, as far as the bench allows, and records each: the adb server started where none answers,
 * restarted, the box's USB port reset, its power cycled. One thread.
 */
final class RecoveryLadder {
    private final RecoverySteps steps;
    private final Recovery allowed;
    private final RunJournal journal;
    private final Timeline timeline;
    private final Cancellation cancellation;
    private final List<String> tried = new ArrayList<>();
    private int rung;
    private int powerCycles;
    private Duration lastPowerCycle = Duration.ZERO;

    RecoveryLadder(
            RecoverySteps steps, Recovery allowed, RunJournal journal, Timeline timeline, Cancellation cancellation) {
        this.steps = steps;
        this.allowed = allowed;
        this.journal = journal;
        this.timeline = timeline;
        this.cancellation = cancellation;
    }

    /** Takes the next step if it is due. The link itself is made anew by the caller at every look. */
    void climb(Duration away) {
        if (tried.isEmpty()) {
            attempt("reconnect", () -> "the link is made anew until the box answers");
        }
        if (steps.isAdbServerGone()) {
            attempt("adb-server", steps::startAdbServer);
        }
        if (away.compareTo(due()) < 0 || cancellation.isRequested()) {
            return;
        }
        // A step that this bench has not leaves its turn to the next.
        while (rung < Rung.values().length) {
            Rung next = Rung.values()[rung];
            if (isAllowed(next)) {
                take(next, away);
                return;
            }
            rung++;
        }
    }

    private enum Rung {
        ADB_SERVER,
        USB_RESET,
        POWER_CYCLE
    }

    private Duration due() {
        return lastPowerCycle.plus(allowed.after().multipliedBy(Math.max(1, tried.size())));
    }

    private boolean isAllowed(Rung step) {
        return switch (step) {
            case ADB_SERVER -> allowed.restartAdbServer();
            case USB_RESET -> allowed.resetUsb() && steps.isOnUsb();
            case POWER_CYCLE -> allowed.power() != null && powerCycles < allowed.atMost();
        };
    }

    private void take(Rung step, Duration away) {
        switch (step) {
            case ADB_SERVER -> {
                rung++;
                attempt("adb-server", steps::restartAdbServer);
            }
            case USB_RESET -> {
                rung++;
                attempt("usb-reset", steps::resetUsb);
            }
            case POWER_CYCLE -> {
                powerCycles++;
                attempt("power-cycle", () -> steps.cyclePower(timeline, cancellation));
                lastPowerCycle = away;
            }
        }
    }

    private interface Action {
        String act();
    }

    private void attempt(String step, Action action) {
        tried.add(step);
        try {
            journal.add(new RunEvent.RecoveryTried(step, true, action.act()));
        } catch (BenchException e) {
            journal.add(new RunEvent.RecoveryTried(step, false, String.valueOf(e.getMessage())));
        }
    }

    /** Whether a power cycle is left that might help. */
    boolean canGoOn() {
        return isAllowed(Rung.POWER_CYCLE);
    }

    /** How long after the box was lost its power was cycled last: a box that boots gets its time anew. */
    Duration lastPowerCycle() {
        return lastPowerCycle;
    }

    /** What was tried, for the message; empty where nothing was. */
    String summary() {
        return tried.isEmpty() ? "" : " Tried: " + String.join(", ", tried) + ".";
    }

    /** The box is back: the next loss begins at the lowest rung. The limit of power cycles is the run's. */
    void end() {
        rung = 0;
        tried.clear();
        lastPowerCycle = Duration.ZERO;
    }
}
