package org.boxsoak.box;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.boxsoak.bench.Cancellation;

/** Waits that have a name, an end, and an exit when the run is cancelled. */
final class Waits {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private Waits() {}

    /**
     * Waits until the condition holds; false when it did not within the limit.
     *
     * @throws BoxUnreachableException when the run is cancelled meanwhile
     */
    static boolean until(String name, Duration limit, Cancellation cancellation, Callable<Boolean> condition) {
        if (limit.isZero() || limit.isNegative()) {
            return false;
        }
        try {
            // Another thread's uncaught exception is no business of this wait.
            await(name)
                    .dontCatchUncaughtExceptions()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK_EVERY)
                    .atMost(limit)
                    .failFast("cancelled", cancellation::isRequested)
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        } catch (TerminalFailureException e) {
            throw new BoxUnreachableException(
                    BoxUnreachableException.Kind.CANCELLED, "Cancelled while waiting until " + name + ".", e);
        }
    }
}
