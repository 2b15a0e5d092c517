package org.boxsoak.box;

import java.io.IOException;

/** Ends input and output whose {@link CallLimit} is over. */
final class CallLimitReachedException extends IOException {
    private static final long serialVersionUID = 1L;

    CallLimitReachedException() {
        super("the limit of the call is over");
    }
}
