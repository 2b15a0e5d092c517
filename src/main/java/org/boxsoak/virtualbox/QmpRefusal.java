package org.boxsoak.virtualbox;

import org.boxsoak.bench.BenchException;

/** Says that QEMU refused a command. */
public final class QmpRefusal extends BenchException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;

    QmpRefusal(String command, String errorClass, String description) {
        super("QEMU refused '" + command + "': " + description + " (" + errorClass + ").");
        this.errorClass = errorClass;
    }

    /** QEMU's class of the error, e.g. {@code DeviceNotFound}. */
    public String errorClass() {
        return errorClass;
    }
}
