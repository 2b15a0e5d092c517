package org.boxsoak.lease;

import org.boxsoak.bench.BenchException;

/** Says that another run has the box; the message says which. */
public final class BoxBusyException extends BenchException {
    private static final long serialVersionUID = 1L;

    BoxBusyException(String message) {
        super(message);
    }
}
