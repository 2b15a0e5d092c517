package org.boxsoak.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text of ISO 8859-1 characters that is put together again. */
final class TextBytes {
    private byte[] bytes = new byte[16 * 1024];
    private int size;
    private final byte[] digits = new byte[20];

    void clear() {
        size = 0;
    }

    void add(byte[] word) {
        room(word.length);
        System.arraycopy(word, 0, bytes, size, word.length);
        size += word.length;
    }

    /** A number from 0 on, filled up on the left to as many places. */
    void number(long value, int places, char filling) {
        int count = 0;
        long rest = value;
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        room(Math.max(places, count));
        for (int i = count; i < places; i++) {
            bytes[size++] = (byte) filling;
        }
        while (count > 0) {
            bytes[size++] = digits[--count];
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }
}
