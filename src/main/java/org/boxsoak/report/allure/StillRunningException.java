package org.boxsoak.report.allure;

import java.io.Serial;

/** Says of a check that its run had not ended when this was written: it goes on, or its harness was killed. */
final class StillRunningException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    StillRunningException(String message) {
        super(message);
    }
}
