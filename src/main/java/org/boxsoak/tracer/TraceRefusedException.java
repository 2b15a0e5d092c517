package org.boxsoak.tracer;

import org.boxsoak.bench.BenchException;
import org.boxsoak.box.BoxId;

/** The box cannot be traced, or must not now; nothing was changed on it. */
public final class TraceRefusedException extends BenchException {
    private static final long serialVersionUID = 1L;

    private final String code;

    TraceRefusedException(BoxId box, String code, String sentence) {
        super("Box " + box + " is not traced, and nothing was changed on it: " + sentence);
        this.code = code;
    }

    /** {@code root}, {@code tracefs}, {@code busy} or {@code kernel}. */
    public String code() {
        return code;
    }
}
