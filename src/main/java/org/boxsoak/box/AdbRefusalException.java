package org.boxsoak.box;

import java.io.IOException;

/** Carries the words of the adb server's FAIL, e.g. {@code device 'x' not found}. */
final class AdbRefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    AdbRefusalException(String words) {
        super(words);
    }
}
