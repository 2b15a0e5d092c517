package org.boxsoak.plan.yaml;

import java.util.ArrayList;
import java.util.List;

/** The text of a file, cut into lines, so that a position of the YAML parser becomes a place that people can find. */
final class SourceText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String file;
    private final int[] characters;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

    SourceText(String file, String text) {
        this.file = file;
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        this.characters = (marked ? text.substring(1) : text).codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == '\n' || (characters[i] == '\r' && !isAt(i + 1, '\n'))) {
                lineStarts.add(i + 1);
            }
        }
    }

    String file() {
        return file;
    }

    int[] characters() {
        return characters;
    }

    /** The text without a byte order mark, which some editors put first. */
    String text() {
        return new String(characters, 0, characters.length);
    }

    /** The place of the character with this index, counted from 0 over the whole text. */
    Place at(int index) {
        int within = Math.max(0, Math.min(index, characters.length));
        int line = lineStarts.size();
        while (lineStarts.get(line - 1) > within) {
            line--;
        }
        int start = lineStarts.get(line - 1);
        int end = line < lineStarts.size() ? lineStarts.get(line) : characters.length;
        while (end > start && (characters[end - 1] == '\n' || characters[end - 1] == '\r')) {
            end--;
        }
        return new Place(file, line, within - start + 1, new String(characters, start, end - start));
    }

    private boolean isAt(int index, int character) {
        return index < characters.length && characters[index] == character;
    }
}
