package org.boxsoak.soak;

/** Says that the box did what its plan forbids. */
public final class BoxFailedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    BoxFailedError(String message) {
        super(message);
    }
}
