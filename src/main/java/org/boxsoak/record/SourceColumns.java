package org.boxsoak.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one source as two lanes: which lines each text has, and the numbers in them, column by column. See {@link SampleFormat} for both
 * byte by byte.
 */
final class SourceColumns {
    private static final int SAME = 0;
    private static final int CHANGED = 1;
    private static final int ANEW = 2;

    private final ToIntFunction<String> strings;
    private final Lane structure = new Lane();
    private final Lane columns = new Lane();
    private final List<long[]> segment = new ArrayList<>();
    private int @Nullable [] lines;

    /** @param strings gives each template its place in the block's table */
    SourceColumns(ToIntFunction<String> strings) {
        this.strings = strings;
    }

    void add(String text) {
        Numbers numbers = new Numbers();
        List<Integer> now = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int until = newline < 0 ? text.length() : newline + 1;
            now.add(strings.applyAsInt(LineTemplate.split(text, from, until, numbers)));
            from = until;
        }
        tell(now.stream().mapToInt(Integer::intValue).toArray());
        long[] row = numbers.toArray();
        if (!segment.isEmpty() && segment.get(0).length != row.length) {
            endSegment();
        }
        segment.add(row);
    }

    private void tell(int[] now) {
        if (lines != null && Arrays.equals(lines, now)) {
            structure.number(SAME);
        } else if (lines != null && lines.length == now.length) {
            tellChanges(lines, now);
        } else {
            structure.number(ANEW);
            structure.number(now.length);
            for (int line : now) {
                structure.number(line);
            }
        }
        lines = now;
    }

    private void tellChanges(int[] was, int[] now) {
        Lane changes = new Lane();
        int count = 0;
        int before = 0;
        for (int i = 0; i < now.length; i++) {
            if (now[i] != was[i]) {
                changes.number(i - before);
                changes.number(now[i]);
                before = i;
                count++;
            }
        }
        structure.number(CHANGED);
        structure.number(count);
        structure.writeBytes(changes.toByteArray());
    }

    private void endSegment() {
        int width = segment.get(0).length;
        columns.number(segment.size());
        columns.number(width);
        for (int column = 0; column < width; column++) {
            column(column);
        }
        segment.clear();
    }

    private void column(int column) {
        long first = segment.get(0)[column];
        boolean constant = segment.stream().allMatch(row -> row[column] == first);
        columns.number(constant ? 0 : 1);
        columns.number(first);
        long before = first;
        for (int i = 1; i < segment.size() && !constant; i++) {
            long value = segment.get(i)[column];
            columns.signed(value - before);
            before = value;
        }
    }

    /** Adds both lanes; nothing may be added afterwards. */
    void writeTo(Lane payload) {
        if (!segment.isEmpty()) {
            endSegment();
        }
        payload.lane(structure);
        payload.lane(columns);
    }

    /** @throws IndexOutOfBoundsException when the lanes do not hold the lanes of that many texts */
    static List<String> read(LaneReader payload, List<String> strings, TemplateCache templates, int count) {
        LaneReader structure = payload.lane();
        LaneReader columns = payload.lane();
        List<String> texts = new ArrayList<>(count);
        TextBytes out = new TextBytes();
        int[] lines = {};
        long[][] rows = {};
        int row = 0;
        for (int i = 0; i < count; i++) {
            int[] before = lines;
            lines = lines(structure, lines, strings.size());
            if (row == rows.length) {
                rows = segment(columns, count - i);
                row = 0;
            }
            if (row > 0 && before == lines && Arrays.equals(rows[row - 1], rows[row])) {
                // The very same object: who parses it may see that at once.
                texts.add(texts.get(i - 1));
            } else {
                texts.add(fill(lines, rows[row], strings, templates, out));
            }
            row++;
        }
        return texts;
    }

    private static int[] lines(LaneReader structure, int[] before, int templates) {
        int how = structure.count(ANEW);
        if (how == SAME) {
            return before;
        }
        int[] lines = how == CHANGED ? before.clone() : new int[structure.count(structure.left())];
        int changes = how == CHANGED ? structure.count(lines.length) : lines.length;
        int at = how == CHANGED ? 0 : -1;
        for (int i = 0; i < changes; i++) {
            at += how == CHANGED ? structure.count(lines.length) : 1;
            lines[at] = structure.count(templates - 1);
        }
        return lines;
    }

    private static long[][] segment(LaneReader columns, int most) {
        int length = columns.count(most);
        int width = columns.count(columns.left());
        if (length == 0) {
            throw new IndexOutOfBoundsException("an empty segment");
        }
        long[][] rows = new long[length][width];
        for (int column = 0; column < width; column++) {
            boolean constant = columns.count(1) == 0;
            long value = columns.number();
            for (int i = 0; i < length; i++) {
                value += i == 0 || constant ? 0 : columns.signed();
                rows[i][column] = value;
            }
        }
        return rows;
    }

    private static String fill(
            int[] lines, long[] numbers, List<String> strings, TemplateCache templates, TextBytes out) {
        out.clear();
        int at = 0;
        for (int line : lines) {
            LineTemplate template = templates.get(line, strings);
            template.fill(numbers, at, out);
            at += template.numbers();
        }
        if (at != numbers.length) {
            throw new IndexOutOfBoundsException("numbers are left over");
        }
        return out.toString();
    }
}
