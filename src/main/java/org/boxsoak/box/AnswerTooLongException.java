package org.boxsoak.box;

import java.io.IOException;

/** Says that an answer is longer than the harness keeps. */
final class AnswerTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLongException(long longest) {
        super("sent more than " + longest + " bytes");
    }
}
