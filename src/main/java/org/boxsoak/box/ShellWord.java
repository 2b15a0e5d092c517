package org.boxsoak.box;

/** Quotes text as one word of a {@code sh} command line. */
public final class ShellWord {
    private ShellWord() {}

    /** The text in single quotes, within which no character but the quote itself means anything to any {@code sh}. */
    public static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
