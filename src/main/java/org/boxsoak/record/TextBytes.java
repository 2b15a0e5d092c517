package org.boxsoak.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text of ISO 8859-1 characters that is put together again. */
final class TextBytes {
    /** Of a number of 64 bits. */
    static final int MOST_DIGITS = 20;

    private byte[] bytes = new byte[16 * 1024];
    private int size;
    private final byte[] digits = new byte[MOST_DIGITS];

    void clear() {
        size = 0;
    }

    /** Makes room for so many bytes; who adds them need not ask again. */
    void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** A word for which there is room. */
    void add(byte[] from, int begin, int end) {
        System.arraycopy(from, begin, bytes, size, end - begin);
        size += end - begin;
    }

    /** A number from 0 on for which there is room, filled up on the left to as many places. */
    void number(long value, int places, char filling) {
        int count = 0;
        long rest = value;
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        for (int i = count; i < places; i++) {
            bytes[size++] = (byte) filling;
        }
        while (count > 0) {
            bytes[size++] = digits[--count];
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }
}
