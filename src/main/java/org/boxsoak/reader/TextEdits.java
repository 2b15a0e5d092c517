package org.boxsoak.reader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What changed from one text of a source to the next, and the sum that says whether the next is whole. Pure. */
final class TextEdits {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private TextEdits() {}

    /**
     * The text that the edits make of the one before: {@code KEEP DROP ADD\n} and ADD bytes for each, the rest is kept.
     *
     * @throws TextDamagedException when these are no edits of that text
     */
    static String apply(String before, String edits) throws TextDamagedException {
        try {
            StringBuilder text = new StringBuilder(before.length() + edits.length());
            int kept = 0;
            for (int at = 0; at < edits.length(); ) {
                int line = edits.indexOf('\n', at);
                int keepEnd = edits.indexOf(' ', at);
                int dropEnd = edits.indexOf(' ', keepEnd + 1);
                int keep = Integer.parseInt(edits, at, keepEnd, 10);
                int drop = Integer.parseInt(edits, keepEnd + 1, dropEnd, 10);
                int add = Integer.parseInt(edits, dropEnd + 1, line, 10);
                text.append(before, kept, kept + keep).append(edits, line + 1, line + 1 + add);
                kept += keep + drop;
                at = line + 1 + add;
            }
            return text.append(before, kept, before.length()).toString();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new TextDamagedException("a change that does not fit the text before it");
        }
    }

    /** FNV-1a over eight bytes at a time as little-endian words, the last one filled up with zeros, the upper half folded in after each. */
    static long sum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] words = Arrays.copyOf(bytes, (bytes.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
        long sum = 0xcbf29ce484222325L;
        for (int at = 0; at < words.length; at += Long.BYTES) {
            sum = (sum ^ (long) WORD.get(words, at)) * 0x100000001b3L;
            sum ^= sum >>> 32;
        }
        return sum;
    }
}
