package org.boxsoak.plan.yaml;

/** Shows a line of a file and a caret under one of its characters, on any terminal. */
final class Caret {
    private static final String INDENT = "    ";

    /** Characters shown before and after the place where a line is too long for a terminal. */
    private static final int BEFORE = 60;

    private static final int AFTER = 60;

    private Caret() {}

    static String under(Place place) {
        int[] line = place.sourceLine().codePoints().toArray();
        int caret = Math.min(place.column() - 1, line.length);
        int from = caret > 2 * BEFORE ? caret - BEFORE : 0;
        int to = line.length > caret + 2 * AFTER ? caret + AFTER : line.length;
        StringBuilder shown = new StringBuilder(INDENT).append(from > 0 ? "..." : "");
        StringBuilder below = new StringBuilder(INDENT).append(from > 0 ? "   " : "");
        for (int i = from; i < to; i++) {
            shown.appendCodePoint(visible(line[i]));
            if (i < caret) {
                below.append(blank(line[i]));
            }
        }
        return shown.append(to < line.length ? "..." : "").toString().stripTrailing() + "\n" + below + "^";
    }

    /** Control characters could move the cursor or recolour the terminal. */
    private static int visible(int character) {
        return (Character.isISOControl(character) && character != '\t')
                        || Character.getType(character) == Character.SURROGATE
                ? '?'
                : character;
    }

    /** As much room as the character itself takes: a tab stays a tab, whatever width the terminal gives it. */
    private static String blank(int character) {
        if (character == '\t') {
            return "\t";
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
            default -> isWide(character) ? "  " : " ";
        };
    }

    /** Two cells on a terminal: East Asian scripts, full-width forms and emoji (Unicode TR 11, the common ranges). */
    private static boolean isWide(int character) {
        boolean emoji = character >= 0x1F300 && character <= 0x1FAFF;
        boolean fullWidth =
                (character >= 0xFF01 && character <= 0xFF60) || (character >= 0x3000 && character <= 0x303E);
        return emoji
                || fullWidth
                || switch (Character.UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                };
    }
}
