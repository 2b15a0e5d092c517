package org.boxsoak.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The lines of a text without its numbers, and where in the row of numbers each line's begin. */
final class LineLayout {
    private final LineTemplate[] templates;
    private final int[] starts;

    LineLayout(int[] lines, List<String> strings, TemplateCache cache) {
        templates = new LineTemplate[lines.length];
        starts = new int[lines.length + 1];
        for (int i = 0; i < lines.length; i++) {
            templates[i] = cache.get(lines[i], strings);
            starts[i + 1] = starts[i] + templates[i].numbers();
        }
    }

    /** How many numbers a text of these lines has. */
    int numbers() {
        return starts[templates.length];
    }

    int size() {
        return templates.length;
    }

    void fill(int line, long[] numbers, TextBytes out) {
        templates[line].fill(numbers, starts[line], out);
    }

    /** The line that a number stands in. */
    int lineOf(int number) {
        int at = java.util.Arrays.binarySearch(starts, number);
        int line = at < 0 ? -at - 2 : at;
        while (starts[line + 1] == number) {
            // A line without a number begins where the next one does.
            line++;
        }
        return line;
    }

    /** The lines whose beginnings pass. */
    int[] chosen(Predicate<String> begins) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < templates.length; i++) {
            if (begins.test(templates[i].begin())) {
                chosen.add(i);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }
}
