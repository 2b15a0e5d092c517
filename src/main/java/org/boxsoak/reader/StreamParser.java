package org.boxsoak.reader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the reader's stream apart, however its bytes are cut into pieces, and says what does not belong there. Pure. */
final class StreamParser {
    /** No file under /proc that is sampled comes near this: a longer one has lost its end. */
    static final int LONGEST_TEXT = 16 << 20;

    /** The newest version of the stream that is understood. */
    static final int NEWEST_STREAM = 2;

    private static final int LONGEST_LINE = 4096;
    private static final int SHOWN_JUNK = 60;

    private final byte[] mark;
    private final Consumer<StreamFrame> sink;
    private final Map<String, String> latest = new HashMap<>();
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    /** How much of "\n" + mark the last bytes match. */
    private int matched;

    private boolean inLine;
    private @Nullable Head head;

    /**
     * The line before a text, or before the edits that make it.
     *
     * @param length of the whole text; -1 where the reader does not know it
     * @param sum of the whole text; null where the reader makes none
     * @param edits how many bytes of edits follow; -1 where the text itself does
     */
    private record Head(
            String source, long length, @Nullable Long sum, long edits) {
        static Head ofText(String[] words) {
            return new Head(words[1], words[2].equals("-") ? -1 : Long.parseLong(words[2]), sum(words), -1);
        }

        static Head ofEdits(String[] words) {
            return new Head(words[1], Long.parseLong(words[2]), sum(words), Long.parseLong(words[4]));
        }

        private static @Nullable Long sum(String[] words) {
            return words.length > 3 ? Long.parseUnsignedLong(words[3], 16) : null;
        }
    }

    StreamParser(String mark, Consumer<StreamFrame> sink) {
        this.mark = ("\n" + mark + " ").getBytes(StandardCharsets.US_ASCII);
        this.sink = sink;
    }

    void feed(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            feed(bytes[i]);
        }
    }

    private void feed(byte b) {
        if (inLine) {
            lineByte(b);
            return;
        }
        pending.write(b);
        // The mark begins with its only newline, so a mismatch can only start anew with one.
        matched = b == mark[matched] ? matched + 1 : b == '\n' ? 1 : 0;
        if (matched == mark.length) {
            matched = 0;
            endText();
            inLine = true;
        } else if (pending.size() > LONGEST_TEXT) {
            sink.accept(new StreamFrame.Junk("more than " + LONGEST_TEXT + " bytes without a line of the reader"));
            head = null;
            pending = new ByteArrayOutputStream();
        }
    }

    private void lineByte(byte b) {
        if (b == '\n') {
            inLine = false;
            // This newline may be the one before the next line.
            matched = 0;
            line(take(0));
        } else if (pending.size() < LONGEST_LINE) {
            pending.write(b);
        }
    }

    private void endText() {
        String text = take(mark.length);
        Head of = head;
        head = null;
        if (of == null) {
            junk(text);
            return;
        }
        try {
            String whole = whole(of, text);
            latest.put(of.source(), whole);
            sink.accept(new StreamFrame.Text(of.source(), whole));
        } catch (TextDamagedException e) {
            latest.remove(of.source());
            sink.accept(new StreamFrame.Junk(String.valueOf(e.getMessage())));
        }
    }

    private String whole(Head head, String arrived) throws TextDamagedException {
        String what = (head.edits() < 0 ? "a text" : "a change") + " of " + head.source();
        long length = head.edits() < 0 ? head.length() : head.edits();
        if (length >= 0 && length != arrived.length()) {
            throw new TextDamagedException(what + " with " + arrived.length() + " bytes instead of " + length);
        }
        String whole = arrived;
        if (head.edits() >= 0) {
            String before = latest.get(head.source());
            if (before == null) {
                throw new TextDamagedException(what + ", of which no text is known");
            }
            whole = TextEdits.apply(before, arrived);
        }
        if (head.sum() != null && head.sum() != TextEdits.sum(whole)) {
            throw new TextDamagedException(what + " whose checksum does not match");
        }
        return whole;
    }

    private String take(int behind) {
        String text = pending.toString(StandardCharsets.ISO_8859_1);
        pending.reset();
        return text.substring(0, text.length() - behind);
    }

    private void line(String line) {
        String[] words = line.split(" ");
        try {
            switch (words[0]) {
                case "stream" -> opened(words);
                case "absent" -> sink.accept(absent(line, words));
                case "text" -> head = Head.ofText(words);
                case "edit" -> head = Head.ofEdits(words);
                case "same" -> same(words[1]);
                case "tick" -> sink.accept(tick(words));
                default -> junk(line);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            junk(line);
        }
    }

    private void opened(String[] words) {
        int version = Integer.parseInt(words[1]);
        if (version < 1 || version > NEWEST_STREAM) {
            sink.accept(new StreamFrame.Junk("a stream of version " + version + ", which this boxsoak does not know"));
            return;
        }
        sink.accept(new StreamFrame.Opened(words[2], Long.parseLong(words[3]), words[4]));
    }

    private static StreamFrame absent(String line, String[] words) {
        String before = "absent " + words[1] + " ";
        return new StreamFrame.Absent(words[1], line.startsWith(before) ? line.substring(before.length()) : "");
    }

    private void same(String source) {
        String text = latest.get(source);
        sink.accept(
                text == null
                        ? new StreamFrame.Junk("'same' of " + source + ", of which no text is known")
                        : new StreamFrame.Text(source, text));
    }

    private static StreamFrame tick(String[] words) {
        long link = Long.parseLong(words[9]);
        ReaderCost cost = new ReaderCost(
                micros(words[6]),
                Long.parseLong(words[7]),
                Long.parseLong(words[8]),
                link < 0 ? null : micros(words[9]));
        return new StreamFrame.Tick(
                words[1].equals("asked"),
                Integer.parseInt(words[2]),
                millis(words[3]),
                millis(words[4]),
                millis(words[5]),
                cost);
    }

    private static Duration millis(String number) {
        return Duration.ofMillis(Long.parseLong(number));
    }

    private static Duration micros(String number) {
        long micros = Long.parseLong(number);
        return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    private void junk(String text) {
        if (!text.isBlank()) {
            String shown = text.strip().replaceAll("[^ -~]+", ".");
            sink.accept(new StreamFrame.Junk(
                    shown.length() > SHOWN_JUNK ? shown.substring(0, SHOWN_JUNK) + " ..." : shown));
        }
    }
}
