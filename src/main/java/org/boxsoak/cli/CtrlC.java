package org.boxsoak.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.boxsoak.bench.Cancellation;

/** While open, Ctrl-C (SIGINT) and SIGTERM ask the command to end in order instead of ending the process at once. */
final class CtrlC implements AutoCloseable {
    /** How long a run may take to end in order once it is asked to. */
    private static final long GOODBYE_SECONDS = 120;

    private final CountDownLatch done = new CountDownLatch(1);

    private final Cancellation cancellation = new Cancellation();

    private CtrlC() {}

    static CtrlC listen() {
        CtrlC open = new CtrlC();
        Runtime.getRuntime().addShutdownHook(new Thread(open::endInOrder, "ctrl-c"));
        return open;
    }

    /** Requested by Ctrl-C. */
    Cancellation cancellation() {
        return cancellation;
    }

    private void endInOrder() {
        cancellation.request();
        try {
            if (!done.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                // The journal is on disk; 'boxsoak judge' makes the rest of it.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
