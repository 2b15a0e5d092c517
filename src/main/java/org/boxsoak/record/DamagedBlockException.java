package org.boxsoak.record;

/** Says that a block of a sample file is not whole; what stands before and behind it may be. */
final class DamagedBlockException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedBlockException(String message) {
        super(message);
    }
}
