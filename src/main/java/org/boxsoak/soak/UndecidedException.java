package org.boxsoak.soak;

/** Says that the run could not see enough to answer what its plan asks; never a pass. */
public final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String message) {
        super(message);
    }
}
