package org.boxsoak.klog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Find many words in raw bytes, skipping most of them unread (Wu and Manber's multi-pattern search): of each word eight bytes in a
 * row are looked for, those that are rarest in logs; a table over triples of bytes tells how far away the next may be at least.
 */
final class AnchorSearch {
    private static final int WINDOW = 8;
    private static final int BLOCK = 3;
    private static final int HASHES = 1 << 16;
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** Below this length it does not pay to search from several places at once. */
    private static final int SHORT = 4096;

    private final byte[] shift = new byte[HASHES];
    private final Anchor[][] byLastBlock = new Anchor[HASHES][];

    AnchorSearch(Collection<String> words) {
        Arrays.fill(shift, (byte) (WINDOW - BLOCK + 1));
        Arrays.fill(byLastBlock, new Anchor[0]);
        for (String word : words) {
            if (word.length() < WINDOW) {
                throw new IllegalArgumentException("'" + word + "' is shorter than " + WINDOW + " characters");
            }
            add(Anchor.of(word.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Whether a word lies wholly between {@code from} and {@code to}. */
    boolean isIn(byte[] bytes, int from, int to) {
        return next(bytes, from, to) >= 0;
    }

    /**
     * The indexes after all words between {@code from} and {@code to}, ascending. Each step waits for the table's answer to the step
     * before; so three parts of the text are searched in turns, and the waits overlap.
     */
    int[] all(byte[] bytes, int from, int to) {
        Hits hits = new Hits();
        int third = (to - from) / 3;
        int end1 = to - from < SHORT ? to : from + third;
        int end2 = to - from < SHORT ? to : end1 + third;
        int at1 = from + WINDOW - 1;
        int at2 = end1 + WINDOW - 1;
        int at3 = end2 + WINDOW - 1;
        byte[] table = shift;
        while (at1 < end1 && at2 < end2 && at3 < to) {
            int step1 = table[hash(bytes, at1)];
            int step2 = table[hash(bytes, at2)];
            int step3 = table[hash(bytes, at3)];
            if (step1 == 0) {
                hits.add(verified(bytes, from, to, at1));
                step1 = 1;
            }
            if (step2 == 0) {
                hits.add(verified(bytes, from, to, at2));
                step2 = 1;
            }
            if (step3 == 0) {
                hits.add(verified(bytes, from, to, at3));
                step3 = 1;
            }
            at1 += step1;
            at2 += step2;
            at3 += step3;
        }
        // A word may reach over the end of a part: its eight bytes end in the next part's first seven.
        rest(bytes, from, to, at1, Math.min(to, end1 + WINDOW - 1), hits);
        rest(bytes, from, to, at2, Math.min(to, end2 + WINDOW - 1), hits);
        rest(bytes, from, to, at3, to, hits);
        return hits.sorted();
    }

    private void rest(byte[] bytes, int from, int to, int at, int end, Hits hits) {
        int last = at;
        while (last < end) {
            int step = shift[hash(bytes, last)];
            if (step == 0) {
                hits.add(verified(bytes, from, to, last));
                step = 1;
            }
            last += step;
        }
    }

    private int next(byte[] bytes, int from, int to) {
        int last = from + WINDOW - 1;
        while (last < to) {
            int step = shift[hash(bytes, last)];
            if (step == 0) {
                int found = verified(bytes, from, to, last);
                if (found >= 0) {
                    return found;
                }
                step = 1;
            }
            last += step;
        }
        return -1;
    }

    /** A number of 16 bits for the three bytes that end here. */
    private static int hash(byte[] bytes, int last) {
        return (((int) FOUR.get(bytes, last - 3) >>> 8) * 0x9e3779b1) >>> 16;
    }

    private int verified(byte[] bytes, int from, int to, int last) {
        int tail = (int) FOUR.get(bytes, last - 3);
        for (Anchor anchor : byLastBlock[hash(bytes, last)]) {
            int start = last - WINDOW + 1 - anchor.window();
            if (anchor.tail() == tail && start >= from && anchor.isAt(bytes, start, to)) {
                return start + anchor.word().length;
            }
        }
        return -1;
    }

    /** The places found, few in most texts. */
    private static final class Hits {
        private int[] found = new int[16];
        private int count;

        void add(int hit) {
            if (hit < 0) {
                return;
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = hit;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(found, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private void add(Anchor anchor) {
        // hash() reads four bytes and drops the first.
        byte[] padded = new byte[anchor.word().length + 1];
        System.arraycopy(anchor.word(), 0, padded, 1, anchor.word().length);
        for (int last = BLOCK - 1; last < WINDOW; last++) {
            int hash = hash(padded, 1 + anchor.window() + last);
            shift[hash] = (byte) Math.min(shift[hash], WINDOW - 1 - last);
        }
        int key = hash(anchor.word(), anchor.window() + WINDOW - 1);
        List<Anchor> anchors = new ArrayList<>(List.of(byLastBlock[key]));
        anchors.add(anchor);
        byLastBlock[key] = anchors.toArray(Anchor[]::new);
    }

    /** A word, where its eight rarest bytes begin, and the last four of these. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Anchor(byte[] word, int window, int tail) {
        static Anchor of(byte[] word) {
            int best = 0;
            for (int start = 1; start + WINDOW <= word.length; start++) {
                if (commonness(word, start) < commonness(word, best)) {
                    best = start;
                }
            }
            return new Anchor(word, best, (int) FOUR.get(word, best + WINDOW - Integer.BYTES));
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
