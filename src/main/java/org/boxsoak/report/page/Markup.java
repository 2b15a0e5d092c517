package org.boxsoak.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements that are well-formed as XML (SVG) and as HTML at once: every tag is closed, every text is escaped.
 *
 * <p>Attributes are given as name, value, name, value; a value of null leaves the attribute out, a number is written with
 * at most one decimal.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> tags = new ArrayDeque<>();

    public Markup open(String tag, @Nullable Object... attributes) {
        start(tag, attributes);
        out.append('>');
        tags.push(tag);
        return this;
    }

    public Markup close() {
        out.append("</").append(tags.pop()).append(">");
        return this;
    }

    /** An element without content: {@code <path .../>}, {@code <br/>}. */
    public Markup empty(String tag, @Nullable Object... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds nothing but text. */
    public Markup leaf(String tag, String text, @Nullable Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    public Markup text(String text) {
        VisibleText.append(out, text);
        return this;
    }

    /** A new line in the source, so that two versions of a page can be compared line by line. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    /** Puts finished markup of our own in; never text from outside. */
    public Markup insert(Markup finished) {
        out.append(finished);
        return this;
    }

    /** A style sheet of our own, which both HTML and XML take as it is. */
    public Markup style(String css) {
        out.append("<style>").append(css).append("</style>\n");
        return this;
    }

    @Override
    public String toString() {
        if (!tags.isEmpty()) {
            throw new IllegalStateException("<" + tags.peek() + "> is not closed");
        }
        return out.toString();
    }

    private void start(String tag, @Nullable Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                VisibleText.append(out, value instanceof Number n ? number(n.doubleValue()) : value.toString());
                out.append('"');
            }
        }
    }

    public static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
