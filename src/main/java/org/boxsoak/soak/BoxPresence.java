package org.boxsoak.soak;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.boxsoak.bench.Cancellation;
import org.jspecify.annotations.Nullable;

/** What the watcher last knew of the box; the run's other threads look here before they bother the box. */
final class BoxPresence {
    private @Nullable Duration lostSince;
    private int reboots;
    private boolean gone;

    synchronized void seen() {
        lostSince = null;
    }

    synchronized void lost(Duration at) {
        lostSince = lostSince == null ? at : lostSince;
    }

    synchronized void rebooted() {
        reboots++;
        lostSince = null;
    }

    /** The box has been away for longer than the plan grants a boot. */
    synchronized void gone() {
        gone = true;
    }

    synchronized boolean isHere() {
        return lostSince == null;
    }

    synchronized boolean isGone() {
        return gone;
    }

    synchronized int reboots() {
        return reboots;
    }

    /** Run time at which it was found lost; null while it is here. */
    synchronized @Nullable Duration lostSince() {
        return lostSince;
    }

    /** Waits until the box answers, is given up, or the run is cancelled; at most {@code limit}. */
    void awaitHere(Duration limit, Cancellation cancellation) {
        if (isHere() || isGone()) {
            return;
        }
        try {
            Awaitility.await("the box is back")
                    .dontCatchUncaughtExceptions()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(limit)
                    .failFast("the run was cancelled", cancellation::isRequested)
                    .until(() -> isHere() || isGone());
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            // The caller looks for itself what the box is now.
        }
    }
}
