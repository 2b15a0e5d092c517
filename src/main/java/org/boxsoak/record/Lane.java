package org.boxsoak.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of one kind, written one behind the other: numbers of one column compress far better beside each other. */
final class Lane extends ByteArrayOutputStream {
    /** A number from 0 on: seven bits a byte, the lowest first, the highest bit set in all but the last. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        write((int) rest);
    }

    /** Any number: 0, -1, 1, -2 ... become 0, 1, 2, 3 ... */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** A text of ISO 8859-1 characters behind its length. */
    void text(String text) {
        number(text.length());
        writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Another lane behind its length. */
    void lane(Lane other) {
        number(other.size());
        writeBytes(other.toByteArray());
    }
}
