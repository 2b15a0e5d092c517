package org.boxsoak.record;

import java.nio.charset.StandardCharsets;

/**
 * A line of a sampled file without its numbers: {@code MemFree:\2\14 kB\n}. The files of /proc say the same words again and again; only numbers
 * change, and those are kept apart.
 *
 * <p>In its text, \1 stands for a number, \2 and a character for one that is right-aligned with blanks in as many places, \3 and a
 * character for one with leading zeros of as many places. A number behind {@code 0x} is a word. A line that holds one of \0 to \3 itself begins with \0 and has no numbers.
 */
final class LineTemplate {
    static final char LITERAL = 0;
    static final char PLAIN = 1;
    static final char ALIGNED = 2;
    static final char ZEROED = 3;

    /** What fits a long for certain. */
    private static final int MOST_DIGITS = 18;

    private static final int MOST_PLACES = 250;

    private final byte[] bytes;
    /** Of the words between the numbers: where each begins and ends in the bytes. */
    private final int[] begins;

    private final int[] ends;
    private final byte[] kinds;
    private final int[] places;
    private final int longest;

    private LineTemplate(byte[] bytes, int numbers) {
        this.bytes = bytes;
        begins = new int[numbers + 1];
        ends = new int[numbers + 1];
        kinds = new byte[numbers];
        places = new int[numbers];
        int widths = 0;
        int at = isLiteral(bytes) ? 1 : 0;
        for (int i = 0; i < numbers; i++) {
            begins[i] = at;
            while (bytes[at] > ZEROED || bytes[at] < 0) {
                at++;
            }
            ends[i] = at;
            kinds[i] = bytes[at++];
            places[i] = kinds[i] == PLAIN ? 0 : Byte.toUnsignedInt(bytes[at++]);
            widths += Math.max(places[i], TextBytes.MOST_DIGITS);
        }
        begins[numbers] = at;
        ends[numbers] = bytes.length;
        longest = bytes.length + widths;
    }

    /** A line of this kind up to its first digit, without blanks at its ends. */
    String begin() {
        return PlainText.begin(new String(bytes, begins[0], ends[0] - begins[0], StandardCharsets.ISO_8859_1));
    }

    /** How many numbers a line of this kind has. */
    int numbers() {
        return kinds.length;
    }

    /** Takes a line (with its newline, if it has one) apart: its numbers go into {@code numbers}, its template is returned. */
    static String split(CharSequence text, int from, int until, Numbers numbers) {
        StringBuilder template = new StringBuilder(until - from);
        int mark = numbers.size();
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            if (c <= ZEROED) {
                numbers.cut(mark);
                return LITERAL + text.subSequence(from, until).toString();
            }
            if (c < '0' || c > '9') {
                template.append(c);
                continue;
            }
            int start = i;
            if (isHexadecimal(text, i, until)) {
                // An address stays what it is, and where lines come and go its digits are no column of numbers.
                i = endOfWord(text, i, until) - 1;
                template.append(text, start, i + 1);
                continue;
            }
            while (i + 1 < until && text.charAt(i + 1) >= '0' && text.charAt(i + 1) <= '9') {
                i++;
            }
            number(text, start, i + 1, template, numbers);
        }
        return template.toString();
    }

    private static boolean isHexadecimal(CharSequence text, int at, int until) {
        return text.charAt(at) == '0' && at + 1 < until && text.charAt(at + 1) == 'x';
    }

    private static int endOfWord(CharSequence text, int from, int until) {
        int end = from;
        while (end < until && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void number(CharSequence text, int from, int until, StringBuilder template, Numbers numbers) {
        int digits = until - from;
        int blanks = 0;
        while (blanks < template.length() && template.charAt(template.length() - 1 - blanks) == ' ') {
            blanks++;
        }
        if (digits > MOST_DIGITS || digits + blanks > MOST_PLACES) {
            template.append(text, from, until);
            return;
        }
        numbers.add(Long.parseLong(text, from, until, 10));
        boolean fraction = template.length() > 0 && template.charAt(template.length() - 1) == '.';
        if (fraction || (digits > 1 && text.charAt(from) == '0')) {
            template.append(ZEROED).append((char) digits);
        } else if (blanks > 1) {
            template.setLength(template.length() - blanks);
            template.append(ALIGNED).append((char) (digits + blanks));
        } else {
            template.append(PLAIN);
        }
    }

    /** @throws IndexOutOfBoundsException when this is no template's text */
    static LineTemplate parse(String template) {
        byte[] bytes = template.getBytes(StandardCharsets.ISO_8859_1);
        int numbers = 0;
        for (int i = 0; i < bytes.length && !isLiteral(bytes); i++) {
            if (bytes[i] <= ZEROED && bytes[i] >= 0) {
                // The places that follow are no mark.
                i += bytes[i] == PLAIN ? 0 : 1;
                numbers++;
            }
        }
        return new LineTemplate(bytes, numbers);
    }

    private static boolean isLiteral(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == LITERAL;
    }

    /** Writes the line with these numbers, from the given one on. */
    void fill(long[] numbers, int from, TextBytes out) {
        out.room(longest);
        for (int i = 0; i < kinds.length; i++) {
            out.add(bytes, begins[i], ends[i]);
            out.number(numbers[from + i], places[i], kinds[i] == ALIGNED ? ' ' : '0');
        }
        out.add(bytes, begins[kinds.length], ends[kinds.length]);
    }
}
