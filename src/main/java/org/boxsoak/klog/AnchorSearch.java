package org.boxsoak.klog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Find the next of many words in raw bytes, skipping most of them unread (Wu and Manber's multi-pattern search): of each word five
 * bytes in a row are looked for, those that are rarest in logs; a table over pairs of bytes tells how far the next may be.
 */
final class AnchorSearch {
    private static final int WINDOW = 5;
    private static final int PAIRS = 1 << 16;

    private final byte[] shift = new byte[PAIRS];
    private final Anchor @Nullable [][] byLastPair = new Anchor[PAIRS][];

    AnchorSearch(Collection<String> words) {
        java.util.Arrays.fill(shift, (byte) (WINDOW - 1));
        for (String word : words) {
            if (word.length() < WINDOW) {
                throw new IllegalArgumentException("'" + word + "' is shorter than " + WINDOW + " characters");
            }
            add(Anchor.of(word.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** The index after the next word that lies wholly between {@code from} and {@code to}, or -1. */
    int next(byte[] bytes, int from, int to) {
        byte[] table = shift;
        int last = from + WINDOW - 1;
        while (last < to) {
            int pair = (bytes[last - 1] & 0xff) << 8 | (bytes[last] & 0xff);
            int step = table[pair];
            if (step == 0) {
                int end = verified(bytes, from, to, last, pair);
                if (end >= 0) {
                    return end;
                }
                step = 1;
            }
            last += step;
        }
        return -1;
    }

    private int verified(byte[] bytes, int from, int to, int last, int pair) {
        Anchor[] candidates = byLastPair[pair];
        if (candidates == null) {
            return -1;
        }
        for (Anchor anchor : candidates) {
            int start = last - WINDOW + 1 - anchor.window();
            if (start >= from && anchor.isAt(bytes, start, to)) {
                return start + anchor.word().length;
            }
        }
        return -1;
    }

    private void add(Anchor anchor) {
        for (int i = 0; i < WINDOW - 1; i++) {
            int pair = anchor.pair(i);
            shift[pair] = (byte) Math.min(shift[pair], WINDOW - 2 - i);
        }
        int key = anchor.pair(WINDOW - 2);
        List<Anchor> anchors = new ArrayList<>();
        Anchor[] before = byLastPair[key];
        if (before != null) {
            anchors.addAll(List.of(before));
        }
        anchors.add(anchor);
        byLastPair[key] = anchors.toArray(Anchor[]::new);
    }

    /** A word and where its five rarest bytes begin. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Anchor(byte[] word, int window) {
        static Anchor of(byte[] word) {
            int best = 0;
            for (int start = 1; start + WINDOW <= word.length; start++) {
                if (commonness(word, start) < commonness(word, best)) {
                    best = start;
                }
            }
            return new Anchor(word, best);
        }

        int pair(int index) {
            return (word[window + index] & 0xff) << 8 | (word[window + index + 1] & 0xff);
        }

        boolean isAt(byte[] bytes, int start, int to) {
            if (start + word.length > to) {
                return false;
            }
            for (int i = 0; i < word.length; i++) {
                if (bytes[start + i] != word[i]) {
                    return false;
                }
            }
            return true;
        }

        /** The last pair weighs most: each time it turns up, the word has to be compared. */
        private static int commonness(byte[] word, int start) {
            int sum = 0;
            for (int i = 0; i < WINDOW - 1; i++) {
                sum += commonness(word[start + i], word[start + i + 1]) * (i + 1);
            }
            return sum;
        }

        private static int commonness(byte a, byte b) {
            return commonness(a) * commonness(b);
        }

        private static int commonness(byte b) {
            if (b >= 'a' && b <= 'z') {
                return "etaoinsrdlc".indexOf(b) >= 0 ? 6 : 3;
            }
            if (b == ' ' || (b >= '0' && b <= '9')) {
                return 6;
            }
            return b >= 'A' && b <= 'Z' ? 1 : 2;
        }
    }
}
