package org.boxsoak.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A person's wish to end the run in order (Ctrl-C, SIGTERM); every wait of the harness looks at it. */
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final @Nullable Cancellation wider;

    public Cancellation() {
        this(null);
    }

    private Cancellation(@Nullable Cancellation wider) {
        this.wider = wider;
    }

    /** A cancellation of a part: requested with this one, or by itself. */
    public Cancellation part() {
        return new Cancellation(this);
    }

    public void request() {
        requested.set(true);
    }

    public boolean isRequested() {
        return requested.get() || (wider != null && wider.isRequested());
    }
}
