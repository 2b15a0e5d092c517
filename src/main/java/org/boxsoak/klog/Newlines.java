package org.boxsoak.klog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Count and find line ends in raw bytes, eight at a time. */
final class Newlines {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private Newlines() {}

    static long count(byte[] bytes, int from, int to) {
        long count = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differing = (long) EIGHT.get(bytes, at) ^ NEWLINES;
            // The high bit of each byte of the sum is set unless the low seven bits are zero: exact, no carry between
            // bytes.
            long others = ((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS;
            count += Long.BYTES - Long.bitCount(others & ~LOW_BITS);
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** The index of the first line end, or {@code to}. */
    static int first(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The index after the last line end before {@code to}, or {@code from}. */
    static int afterLast(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }
}
