package org.boxsoak.record;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link Lane} wrote. Every method throws {@link IndexOutOfBoundsException} where that is not there. */
final class LaneReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    LaneReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private LaneReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** How many bytes are left: no fewer than things of which each takes one. */
    int left() {
        return end - at;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes[require(1)];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a number of more than 64 bits");
    }

    /** A number that counts or points into something of at most this size. */
    int count(int most) {
        long value = number();
        if (value < 0 || value > most) {
            throw new IndexOutOfBoundsException(value + " of " + most);
        }
        return (int) value;
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        int length = count(end - at);
        return new String(bytes, require(length), length, StandardCharsets.ISO_8859_1);
    }

    LaneReader lane() {
        int length = count(end - at);
        int from = require(length);
        return new LaneReader(bytes, from, from + length);
    }

    private int require(int count) {
        if (end - at < count) {
            throw new IndexOutOfBoundsException("the lane ends too early");
        }
        int from = at;
        at += count;
        return from;
    }
}
