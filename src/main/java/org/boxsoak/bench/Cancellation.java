package org.boxsoak.bench;

import java.util.concurrent.atomic.AtomicBoolean;

/** A person's wish to end the run in order (Ctrl-C, SIGTERM); every wait of the harness looks at it. */
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();

    public void request() {
        requested.set(true);
    }

    public boolean isRequested() {
        return requested.get();
    }
}
