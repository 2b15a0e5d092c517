package org.boxsoak.fake;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Damages texts as cables, cut files and broken counters do: the same seed gives the same texts. For parsers that must take any input.
 */
public final class TextMutator {
    private static final int LONGEST = 6000;
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "18446744073709551615",
        "18446744073709551591",
        "9223372036854775807",
        "9223372036854775808",
        "9007199254740992",
        "99999999999999999999999999999999999999",
        "0x7fffffff",
        "1e9",
        ">100000",
        ">",
        "007",
        "4294967296"
    };
    private static final String[] TOKENS = {
        "\0",
        "\u00e9",
        "\u0661\u0662",
        "\ud83d\ude00",
        "\ud800",
        "\ufffd",
        "\r",
        "\t",
        "\n",
        "\n\n",
        "\u2028",
        "\u00a0",
        " : ",
        "Node 0, zone ",
        ", type ",
        "kB",
        "[<",
        "]",
        "(",
        "x".repeat(3000),
        "9".repeat(3000),
        " ".repeat(3000),
        "a b ".repeat(700)
    };

    private final RandomGenerator random;

    public TextMutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One of these texts, or a window of it, damaged in one to six places. */
    public String mutate(List<String> texts) {
        String text = window(texts.get(random.nextInt(texts.size())));
        StringBuilder damaged = new StringBuilder(text);
        int places = 1 + random.nextInt(6);
        for (int i = 0; i < places; i++) {
            damage(damaged, texts);
        }
        return damaged.toString();
    }

    /** Large texts are cut down, mostly to a few lines: many small inputs find more than few large ones. */
    private String window(String text) {
        int size = random.nextInt(32) == 0 ? LONGEST : 60 + random.nextInt(700);
        if (text.length() <= size) {
            return text;
        }
        int from = random.nextInt(3) == 0 ? random.nextInt(text.length() - size) : 0;
        return text.substring(from, from + size);
    }

    private void damage(StringBuilder text, List<String> texts) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(12)) {
            case 0 -> flip(text, at);
            case 1 -> text.setLength(at);
            case 2 -> text.delete(lineStart(text, at), lineEnd(text, at));
            case 3 -> text.insert(lineStart(text, at), text.substring(lineStart(text, at), lineEnd(text, at)));
            case 4 -> swapLines(text, at);
            case 5, 6 -> replaceNumber(text, at);
            case 7 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
            case 8 -> deleteSome(text, at);
            case 10 -> repeatSome(text, at);
            case 9 -> text.insert(lineStart(text, at), foreignLine(texts));
            default -> text.insert(at, (char) random.nextInt(256));
        }
    }

    private void flip(StringBuilder text, int at) {
        if (at < text.length()) {
            text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
        }
    }

    private void swapLines(StringBuilder text, int at) {
        int other = random.nextInt(text.length() + 1);
        String line = text.substring(lineStart(text, at), lineEnd(text, at));
        text.delete(lineStart(text, at), lineEnd(text, at));
        text.insert(lineStart(text, Math.min(other, text.length())), line);
    }

    private void replaceNumber(StringBuilder text, int at) {
        int from = at;
        while (from < text.length() && !isDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        text.replace(from, to, NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private void deleteSome(StringBuilder text, int at) {
        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
    }

    /** More columns than any kernel prints, or the same words again. */
    private void repeatSome(StringBuilder text, int at) {
        String piece = text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
        text.insert(at, piece.repeat(1 + random.nextInt(40)));
    }

    private String foreignLine(List<String> texts) {
        String other = texts.get(random.nextInt(texts.size()));
        int at = random.nextInt(other.length() + 1);
        int start = other.lastIndexOf('\n', at - 1) + 1;
        int end = other.indexOf('\n', at);
        return other.substring(start, end < 0 ? other.length() : end + 1);
    }

    private static int lineStart(StringBuilder text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private static int lineEnd(StringBuilder text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        return Math.min(end + 1, text.length());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
