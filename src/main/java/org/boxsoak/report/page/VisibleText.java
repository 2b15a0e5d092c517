package org.boxsoak.report.page;

/**
 * Makes any text safe to put between tags or quotes, and visible: control characters appear as their pictures, characters
 * that reorder a line by their number, and halves of a character as the replacement character.
 */
public final class VisibleText {
    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int LONGEST_NAME = 120;
    private static final char REPLACEMENT = '\uFFFD';

    private VisibleText() {}

    /** A name, as short as a cell of a table can bear. */
    public static String name(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }

    public static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append((char) c);
                case 0x7F -> out.append((char) PICTURE_OF_DELETE);
                default -> appendOther(out, c);
            }
        }
    }

    /** The text's first {@code most} characters, and how many were left out where it is longer. */
    public static String bounded(String text, int most, String file) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + " … (" + (text.length() - end) + " more characters in " + name(file) + ")";
    }

    private static void appendOther(StringBuilder out, int c) {
        if (c < ' ') {
            out.append((char) (PICTURES + c));
        } else if (isReordering(c)) {
            out.append("\\u").append(Integer.toHexString(c));
        } else if ((c > 0x7F && c < 0xA0) || Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE) {
            out.append(REPLACEMENT);
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isReordering(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }
}
