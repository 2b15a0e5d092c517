package org.boxsoak.box;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on what is written, up to a number of bytes. */
final class BoundedOutput extends FilterOutputStream {
    private final long longest;
    private long written;

    BoundedOutput(OutputStream out, long longest) {
        super(out);
        this.longest = longest;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (written + length > longest) {
            throw new AnswerTooLongException(longest);
        }
        written += length;
        out.write(bytes, offset, length);
    }
}
