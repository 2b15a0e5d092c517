package org.boxsoak.box;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a {@link ShellScript}: its head with the process id, its output, its trailer with the exit code. */
final class ScriptAnswer {
    private static final int LONGEST_NUMBER = 12;

    /** Noise of the box's shell before the first command runs. */
    private static final int LONGEST_PREAMBLE = 256 * 1024;

    private final byte[] marker;
    private byte[] pending = new byte[0];
    private volatile int processId;

    ScriptAnswer(ShellScript script) {
        this.marker = (script.nonce() + ":").getBytes(StandardCharsets.US_ASCII);
    }

    /** The process id of the shell on the box, 0 until it is known. */
    int processId() {
        return processId;
    }

    /**
     * Copies the output, byte by byte, and returns the exit code.
     *
     * @throws EOFException when the stream ends before the trailer
     */
    int copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count;
        long total = 0;
        while ((count = in.read(buffer)) >= 0) {
            total += count;
            append(buffer, count);
            int at;
            while ((at = indexOf(pending, marker)) >= 0) {
                Integer number = number(at + marker.length);
                if (number == null) {
                    break;
                }
                if (processId != 0) {
                    out.write(pending, 0, at);
                    return number;
                }
                processId = number;
                pending = Arrays.copyOfRange(pending, endOfLine(at) + 1, pending.length);
            }
            if (processId != 0) {
                pass(out, at);
            } else if (pending.length > LONGEST_PREAMBLE) {
                throw new IOException("the stream does not start as the shell's answer to a script does");
            }
        }
        throw new EOFException("the stream ended after " + total + " bytes, before the trailer");
    }

    /** Passes on all that cannot be the start of a trailer. */
    private void pass(OutputStream out, int markerAt) throws IOException {
        int keepFrom = markerAt >= 0 ? markerAt : Math.max(0, pending.length - marker.length + 1);
        out.write(pending, 0, keepFrom);
        pending = Arrays.copyOfRange(pending, keepFrom, pending.length);
    }

    private void append(byte[] bytes, int count) {
        int before = pending.length;
        pending = Arrays.copyOf(pending, before + count);
        System.arraycopy(bytes, 0, pending, before, count);
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < pending.length && pending[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The number between {@code from} and the line feed, or null while the line feed has not come. */
    private @Nullable Integer number(int from) throws IOException {
        int end = endOfLine(from);
        if (end == pending.length && end - from <= LONGEST_NUMBER) {
            return null;
        }
        String digits = new String(pending, from, end - from, StandardCharsets.US_ASCII).strip();
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IOException("the trailer holds '" + digits + "' in place of a number", e);
        }
    }

    private static int indexOf(byte[] text, byte[] word) {
        for (int i = 0; i <= text.length - word.length; i++) {
            if (text[i] == word[0] && Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }
}
