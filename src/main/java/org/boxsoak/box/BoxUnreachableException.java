package org.boxsoak.box;

import org.boxsoak.bench.BenchException;
import org.jspecify.annotations.Nullable;

/** Says that no whole answer came from the box, and how the link failed; whether the box or the bench is to blame is judged later. */
public final class BoxUnreachableException extends BenchException {
    private static final long serialVersionUID = 1L;

    /** How the link failed. */
    public enum Kind {
        /** The adb server knows no such device. */
        NOT_FOUND,
        /** The adb server knows the device but has lost it. */
        OFFLINE,
        /** The box has not accepted this host's adb key. */
        UNAUTHORIZED,
        /** No adb server answers. */
        SERVER_DOWN,
        /** The adb server or the box refused the request. */
        REFUSED,
        /** The answer ended before its trailer, or was longer than the harness keeps. */
        TRUNCATED,
        /** No whole answer within the deadline. */
        DEADLINE,
        /** The run was cancelled while the answer was awaited. */
        CANCELLED
    }

    private final Kind kind;

    public BoxUnreachableException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
