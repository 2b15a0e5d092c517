package org.boxsoak.record;

import java.util.Arrays;

/** The numbers of texts that have equally many: most columns stay as they are, the others have a value for each text. */
final class NumberSegment {
    /** Of no text. */
    static final NumberSegment NONE = new NumberSegment(0, new long[0], new int[0], new long[0][]);

    private final int length;
    private final long[] now;
    private final int[] changing;
    private final long[][] values;
    private int at;

    private NumberSegment(int length, long[] first, int[] changing, long[][] values) {
        this.length = length;
        this.now = first;
        this.changing = changing;
        this.values = values;
    }

    /** @throws IndexOutOfBoundsException when the lane does not hold a segment of at most so many texts */
    static NumberSegment read(LaneReader columns, int most) {
        int length = columns.count(most);
        int width = columns.count(columns.left());
        if (length == 0) {
            throw new IndexOutOfBoundsException("an empty segment");
        }
        long[] first = new long[width];
        int[] changing = new int[width];
        long[][] values = new long[width][];
        int count = 0;
        for (int column = 0; column < width; column++) {
            boolean constant = columns.count(1) == 0;
            first[column] = columns.number();
            if (!constant) {
                changing[count] = column;
                values[count++] = values(columns, first[column], length);
            }
        }
        return new NumberSegment(length, first, Arrays.copyOf(changing, count), Arrays.copyOf(values, count));
    }

    private static long[] values(LaneReader columns, long first, int length) {
        long[] values = new long[length];
        values[0] = first;
        for (int i = 1; i < length; i++) {
            values[i] = values[i - 1] + columns.signed();
        }
        return values;
    }

    /** How many texts. */
    int length() {
        return length;
    }

    /** How many numbers each has. */
    int width() {
        return now.length;
    }

    boolean isSame(int one, int other) {
        for (long[] column : values) {
            if (column[one] != column[other]) {
                return false;
            }
        }
        return true;
    }

    /** All numbers of a text; changed by the next call. */
    long[] numbers(int text) {
        if (at != text) {
            for (int i = 0; i < changing.length; i++) {
                now[changing[i]] = values[i][text];
            }
            at = text;
        }
        return now;
    }

    /** The columns that can differ between two texts. */
    int[] changing() {
        return changing;
    }

    /** Whether the so-manieth changing column differs. */
    boolean differs(int changingColumn, int one, int other) {
        return values[changingColumn][one] != values[changingColumn][other];
    }
}
