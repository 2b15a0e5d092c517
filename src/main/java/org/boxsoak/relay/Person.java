package org.boxsoak.relay;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;

/** Somebody at the bench who can be asked for a hand. */
public interface Person {
    /**
     * Asks, and returns when the person says that it is done.
     *
     * @param request what to do, e.g. {@code unplug the wifi module}
     * @param limit the longest wait for the answer
     * @throws BenchException when nobody answers in time, or the wait was cancelled
     */
    void ask(String request, Duration limit, Cancellation cancellation);

    /** For runs that nobody attends: who asks, fails. */
    static Person nobody() {
        return (request, limit, cancellation) -> {
            throw new BenchException(
                    "Nobody attends this run, so nobody can be asked to " + request
                            + ". Start it with 'boxsoak run' in a terminal, or give the bench a relay that switches by itself.");
        };
    }
}
