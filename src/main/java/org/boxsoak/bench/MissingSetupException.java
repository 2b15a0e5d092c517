package org.boxsoak.bench;

/** Says that this host lacks something that a person has to install first: exit code 2, and the message holds the one line to run. */
public final class MissingSetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingSetupException(String message) {
        super(message);
    }
}
