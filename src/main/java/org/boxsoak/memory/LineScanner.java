package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walk a text line by line, and a line word by word, without copying: samples come every few seconds for many hours.
 * Blanks and tabs part words, {@code \n} and {@code \r\n} end lines. Never throws, whatever the text.
 */
final class LineScanner {
    /** What {@link #number} answers where no whole number in range stands. */
    static final long NONE = -1;

    /** More than any counter of a real machine: 2^53. Larger numbers are counters that fell below zero, or damage. */
    private static final long LARGEST = 1L << 53;

    private static final int EXCERPT = 60;

    private final String text;
    private final List<LineProblem> problems = new ArrayList<>();
    private int line;
    private int start;
    private int next;
    /** The characters of this line: those of a string are checked and unpacked at every look. */
    private char[] chars = {};
    /** Where this line, without blanks behind it, ends in them. */
    private int end;
    /** Where the next look begins in them. */
    private int at;

    private boolean rejected;

    LineScanner(String text) {
        this.text = text;
    }

    /** Goes to the next line; false when there is none. */
    boolean nextLine() {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        at = 0;
        rejected = false;
        line++;
        int newline = text.indexOf('\n', start);
        int lineEnd = newline < 0 ? text.length() : newline;
        next = newline < 0 ? lineEnd : lineEnd + 1;
        end = lineEnd - start;
        if (end > chars.length) {
            chars = new char[end];
        }
        text.getChars(start, lineEnd, chars, 0);
        while (end > 0 && isLineBlank(chars[end - 1])) {
            end--;
        }
        return true;
    }

    /** Goes back to the beginning of this line. */
    void rewind() {
        at = 0;
    }

    int lineNumber() {
        return line;
    }

    int lineStart() {
        return start;
    }

    /** Where the next line begins. */
    int lineEnd() {
        return next;
    }

    /** Whether this text stands anywhere in the line. */
    boolean lineContains(String part) {
        rewind();
        return upTo(part) != null;
    }

    /** Whether the text ends before this line does, so that its last word may be a part of one. */
    boolean isCut() {
        return next == text.length() && (next == 0 || text.charAt(next - 1) != '\n');
    }

    boolean isBlankLine() {
        return end == 0;
    }

    /** Whether this line begins with a blank or a tab. */
    boolean isIndented() {
        return end > 0 && isBlank(chars[0]);
    }

    /** Whether nothing but blanks is left of this line. */
    boolean atEnd() {
        skipBlanks();
        return at >= end;
    }

    /** Whether the line, from here, goes on with this text. */
    boolean sees(String expected) {
        skipBlanks();
        return stands(expected, at);
    }

    private boolean stands(String expected, int from) {
        if (end - from < expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (chars[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a count comes next: digits, or {@code >} and digits. */
    boolean seesCount() {
        skipBlanks();
        int digit = at < end && chars[at] == '>' ? at + 1 : at;
        return digit < end && chars[digit] >= '0' && chars[digit] <= '9';
    }

    /** Whether the line, from here, is a number and a comma. */
    boolean startsWithNumberAndComma() {
        int before = at;
        boolean is = number() != NONE && sees(",");
        at = before;
        return is;
    }

    /** Steps over this text if it is what comes next. */
    boolean skip(String expected) {
        boolean there = sees(expected);
        if (there) {
            at += expected.length();
        }
        return there;
    }

    /** The next whole number from 0 to 2^53, or {@link #NONE} (and no step) if something else comes next. */
    long number() {
        skipBlanks();
        int i = at;
        long value = 0;
        while (i < end) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            if (value > LARGEST) {
                return NONE;
            }
            i++;
        }
        if (i == at) {
            return NONE;
        }
        at = i;
        return value;
    }

    /** Like {@link #number}, but a blank or the end of the line must follow. */
    long numberWord() {
        int before = at;
        long value = number();
        if (value != NONE && at < end && !isBlank(chars[at])) {
            at = before;
            return NONE;
        }
        return value;
    }

    /** Steps over so many numbers; false where fewer stand. */
    boolean skipNumbers(int count) {
        for (int i = 0; i < count; i++) {
            if (numberWord() == NONE) {
                return false;
            }
        }
        return true;
    }

    /** The next word, up to a blank or this character; empty at the end of the line. */
    String wordUpTo(char stop) {
        skipBlanks();
        int from = at;
        while (at < end && !isBlank(chars[at]) && chars[at] != stop) {
            at++;
        }
        return text.substring(start + from, start + at);
    }

    String word() {
        return wordUpTo(' ');
    }

    /** What is left of the line, without blanks at its ends. */
    String rest() {
        skipBlanks();
        String rest = text.substring(start + at, start + end);
        at = end;
        return rest;
    }

    /** What lies between here and this text, without blanks at its ends, and steps over both; null if it is not in the line. */
    @Nullable
    String upTo(String stop) {
        skipBlanks();
        int last = end - stop.length();
        int found = at;
        while (found <= last && !stands(stop, found)) {
            found++;
        }
        if (found > last) {
            return null;
        }
        int to = found;
        while (to > at && isBlank(chars[to - 1])) {
            to--;
        }
        String between = text.substring(start + at, start + to);
        at = found + stop.length();
        return between;
    }

    /** Reports this line; only the first reason counts. */
    void reject(String why) {
        if (!rejected) {
            rejected = true;
            String excerpt = text.substring(start, start + Math.min(end, EXCERPT));
            problems.add(new LineProblem(
                    line, why + (isCut() ? " (the text ends within this line)" : "") + ": '" + excerpt + "'"));
        }
    }

    /** How much was kept and what was not; nothing is missing at the end. */
    Reading reading() {
        return new Reading(line, line - problems.size(), problems);
    }

    /** The same, with a part that should have followed the last line. */
    Reading readingWithout(String missing) {
        List<LineProblem> all = new ArrayList<>(problems);
        all.add(new LineProblem(line + 1, missing));
        return new Reading(line, line - problems.size(), all);
    }

    private void skipBlanks() {
        while (at < end && isBlank(chars[at])) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineBlank(char c) {
        return isBlank(c) || c == '\r';
    }
}
