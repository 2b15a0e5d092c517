package org.boxsoak.relay;

import java.util.Arrays;

/**
 * The four bytes that LCUS boards take and some of them answer: {@code A0 <channel> <operation> <sum of the three>}.
 *
 * @param channel 1 to 8
 * @param operation see the constants; in an answer 0 is off and 1 is on
 */
record LcusFrame(int channel, int operation) {
    static final int LENGTH = 4;
    static final int OFF = 0x00;
    static final int ON = 0x01;

    /** Asks boards with feedback. Not 02, which other firmware takes as the question: with feedback it switches off. */
    static final int QUERY = 0x05;

    private static final int HEAD = 0xA0;

    byte[] bytes() {
        return new byte[] {(byte) HEAD, (byte) channel, (byte) operation, (byte) (HEAD + channel + operation)};
    }

    /** Whether these bytes are an answer about the channel. */
    static boolean isAnswer(byte[] bytes, int channel) {
        return bytes.length == LENGTH
                && (bytes[2] == OFF || bytes[2] == ON)
                && Arrays.equals(bytes, new LcusFrame(channel, bytes[2]).bytes());
    }
}
