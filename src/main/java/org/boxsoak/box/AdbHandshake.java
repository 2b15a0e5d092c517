package org.boxsoak.box;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Passes on the server's OKAY to the choice of the device and its OKAY to the command; anything else it keeps and throws.
 * Source: AOSP {@code adb/OVERVIEW.TXT}: OKAY, or FAIL with the length of a reason in four hex digits and the reason.
 */
final class AdbHandshake {
    private static final String OKAY = "OKAY";
    private static final int EXPECTED = 2;

    /** What is read now: a status; or after a FAIL the length of the reason, then the reason. */
    private ByteBuffer word = ByteBuffer.allocate(OKAY.length());

    private boolean hasFailed;
    private boolean isReasonNext;
    private int passed;

    boolean isDone() {
        return passed == EXPECTED;
    }

    ByteBuffer missingOkays() {
        return bytes(OKAY.repeat(EXPECTED - passed));
    }

    /** Carries what has come so far; true when both are passed on. */
    boolean carry(SocketChannel adb, SocketChannel jadb) throws IOException {
        while (!isDone() && isWordRead(adb)) {
            String text = new String(word.array(), StandardCharsets.UTF_8);
            if (text.equals(OKAY)) {
                jadb.write(bytes(OKAY));
                passed++;
                word.clear();
            } else {
                fail(text);
            }
        }
        return isDone();
    }

    private void fail(String text) throws IOException {
        if (!hasFailed && text.equals("FAIL")) {
            hasFailed = true;
            word.clear();
        } else if (isReasonNext) {
            throw new AdbRefusalException(text);
        } else if (hasFailed && text.matches("[0-9a-fA-F]{4}")) {
            isReasonNext = true;
            word = ByteBuffer.allocate(Integer.parseInt(text, 16));
        } else {
            throw new IOException("it said '" + text.replaceAll("[^ -~]", ".") + "', which is not the adb protocol");
        }
    }

    private boolean isWordRead(SocketChannel adb) throws IOException {
        while (word.hasRemaining()) {
            int count = adb.read(word);
            if (count < 0) {
                throw new EOFException("the adb server ended the conversation without a word");
            }
            if (count == 0) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
