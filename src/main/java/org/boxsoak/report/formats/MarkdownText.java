package org.boxsoak.report.formats;

import org.boxsoak.report.page.VisibleText;

/** Makes any text safe to put into Markdown, HTML in Markdown included: it is shown as it stands and does nothing. */
public final class MarkdownText {
    private static final String SPECIAL = "\\`*_{}[]|~$";

    private MarkdownText() {}

    /** The text on one line, with at most {@code most} of its characters. */
    public static String of(String text, int most, String file) {
        StringBuilder visible = new StringBuilder();
        VisibleText.append(
                visible,
                VisibleText.bounded(text, most, file)
                        .replaceAll("[\\n\\r\\t]+", " ")
                        .strip());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
            }
            switch (c) {
                // An address or a name would become a link, or call somebody.
                case ':' -> out.append(visible.indexOf("://", i) == i ? "&#58;" : ":");
                case '@' -> out.append("&#64;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** The same for a line of its own, where a dash or a number would begin a list. */
    public static String paragraph(String text, int most, String file) {
        return of(text, most, file).replaceFirst("^([-+=#]|\\d+[.)])", "&#8203;$1");
    }
}
