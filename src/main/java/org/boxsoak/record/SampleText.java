package org.boxsoak.record;

import java.util.function.Predicate;

/** The text of a sample, put together only as far as somebody asks for it: a night has a gigabyte of text, most of which says nothing new. */
public sealed interface SampleText permits PlainText, ColumnText {
    /** The whole text; the very same object where nothing changed since the source's sample before. */
    String text();

    /**
     * Some of its lines, one after another.
     *
     * @param begins gets a line's text up to its first digit, without blanks at its ends
     */
    String lines(Predicate<String> begins);
}
