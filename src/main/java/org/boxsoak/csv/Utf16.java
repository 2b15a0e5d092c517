package org.boxsoak.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads UTF-16, which terminal programs on Windows and PowerShell's {@code >} write, as UTF-8. */
final class Utf16 extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[8192];
    private byte[] bytes = new byte[0];
    private int at;

    Utf16(InputStream stream, Charset charset) {
        reader = new InputStreamReader(stream, charset);
    }

    /** The byte order, from the mark or from NULs beside each ASCII character; null if this is no UTF-16. */
    static @Nullable Charset of(byte[] start) {
        if (start.length < 4) {
            return null;
        }
        boolean isLittle = (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe;
        boolean isBig = (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff;
        if (isLittle || (isText(start[0]) && start[1] == 0 && isText(start[2]) && start[3] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return isBig || (start[0] == 0 && isText(start[1]) && start[2] == 0 && isText(start[3]))
                ? StandardCharsets.UTF_16BE
                : null;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0 || !hasMore()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean hasMore() throws IOException {
        while (at == bytes.length) {
            int count = reader.read(chars);
            if (count < 0) {
                return false;
            }
            bytes = new String(chars, 0, count).replace("\ufeff", "").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }

    private static boolean isText(byte b) {
        return (b >= ' ' && b < 0x7f) || b == '\r' || b == '\n' || b == '\t';
    }
}
