package org.boxsoak.reader;

/** A text of the stream did not arrive as it was sent. */
final class TextDamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    TextDamagedException(String message) {
        super(message);
    }
}
