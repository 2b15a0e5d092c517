package org.boxsoak.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The lines of a text without its numbers, and where in the row of numbers each line's begin. */
final class LineLayout {
    /** The place of each line's template in the block's table. */
    private final int[] lines;

    private final LineTemplate[] templates;
    private final int[] starts;

    LineLayout(int[] lines, List<String> strings, TemplateCache cache) {
        this.lines = lines;
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
        int at = Arrays.binarySearch(starts, number);
        int line = at < 0 ? -at - 2 : at;
        while (starts[line + 1] == number) {
            // A line without a number begins where the next one does.
            line++;
        }
        return line;
    }

    /**
     * Where each line of a text stands in another of the same block; -1 where none there is the same. Of several lines with the same words there
     * only the last is found.
     */
    int[] sameLines(long[] numbers, LineLayout other, long[] otherNumbers) {
        int[] places = new int[Math.max(most(lines), most(other.lines)) + 1];
        Arrays.fill(places, -1);
        for (int i = 0; i < other.lines.length; i++) {
            places[other.lines[i]] = i;
        }
        int[] same = new int[lines.length];
        for (int i = 0; i < same.length; i++) {
            int place = places[lines[i]];
            boolean isSame = place >= 0
                    && Arrays.equals(
                            numbers,
                            starts[i],
                            starts[i + 1],
                            otherNumbers,
                            other.starts[place],
                            other.starts[place + 1]);
            same[i] = isSame ? place : -1;
        }
        return same;
    }

    private static int most(int[] lines) {
        return Arrays.stream(lines).max().orElse(0);
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
