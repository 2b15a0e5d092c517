package org.boxsoak.record;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** A text that is there as a whole. */
record PlainText(String text) implements SampleText {
    @Override
    public String lines(Predicate<String> begins) {
        StringBuilder some = new StringBuilder();
        eachLine(line -> some.append(begins.test(begin(line)) ? line : ""));
        return some.toString();
    }

    /** Hands on every line with its newline. */
    void eachLine(Consumer<String> sink) {
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int until = newline < 0 ? text.length() : newline + 1;
            sink.accept(text.substring(from, until));
            from = until;
        }
    }

    /** A line up to its first digit. */
    static String begin(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) < '0' || line.charAt(end) > '9')) {
            end++;
        }
        return line.substring(0, end).strip();
    }
}
