package org.boxsoak.bench;

import org.jspecify.annotations.Nullable;

/**
 * Says that the bench failed (adb, relay, console, host disk, emulator), which is never the box's fault: exit code 3.
 *
 * <p>The message is a full sentence: what failed, with its values, and how to mend it.
 */
public class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
