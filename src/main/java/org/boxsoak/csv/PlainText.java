package org.boxsoak.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.zip.GZIPInputStream;

/** A text whose gzip is unpacked and whose UTF-16 is turned into UTF-8, each known by the first bytes; anything else stays as it is. */
public final class PlainText {
    private static final int BUFFER = 1 << 16;
    /** As many first bytes tell a compressed file and one of UTF-16. */
    private static final int MARK = 4;

    private final byte[] start;
    private final InputStream rest;

    private PlainText(byte[] start, InputStream rest) {
        this.start = start;
        this.rest = rest;
    }

    /** Takes the first bytes off the text to know it by them. */
    public static PlainText of(InputStream source) throws IOException {
        InputStream text = source;
        byte[] start = text.readNBytes(MARK);
        if (start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
            text = new GZIPInputStream(joined(start, text), BUFFER);
            start = text.readNBytes(MARK);
        }
        Charset wide = Utf16.of(start);
        return wide == null
                ? new PlainText(start, text)
                : new PlainText(new byte[0], new Utf16(joined(start, text), wide));
    }

    /** The first bytes, which {@link #rest()} no longer has. */
    public byte[] start() {
        return start;
    }

    /** All after them: the file's own stream, where there is nothing to unpack. */
    public InputStream rest() {
        return rest;
    }

    /** The text from its first byte. */
    InputStream whole() {
        return joined(start, rest);
    }

    private static InputStream joined(byte[] start, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(start), rest);
    }
}
