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
    static final int SAME = 0;
    static final int CHANGED = 1;
    static final int ANEW = 2;

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
}
