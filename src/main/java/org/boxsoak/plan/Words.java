package org.boxsoak.plan;

import java.time.Duration;
import java.util.regex.Pattern;
import org.boxsoak.plan.yaml.Word;

/** The notations of single values in plans and benches. */
final class Words {
    /** Reading the counters takes the box some 0.1 s; oftener would measure the measuring. */
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(100);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern FREE_OF_BLANKS = Pattern.compile("\\S+");
    private static final int LONGEST_LINE = 200;
    private static final int LARGEST_PORT = 65_535;

    static final Word<Duration> DURATION_OR_ZERO = Word.of("duration", "5s", Durations::parse);
    static final Word<Duration> DURATION = Word.of("duration", "90s", Durations::parse)
            .where(d -> d.isZero() ? "a duration of 0 cannot stand here; the shortest is 1ms" : null);
    static final Word<Duration> PERIOD = Word.of("period", "60s", Words::period)
            .where(d -> d.compareTo(SHORTEST_PERIOD) < 0
                    ? Durations.format(d) + " is too often; the shortest period is " + Durations.format(SHORTEST_PERIOD)
                    : null);
    /** A share of one whole, 0.5 % being 0.005. */
    static final Word<Double> SHARE = Word.of("share in per cent", "0.5 %", Words::share)
            .where(share -> share <= 0 || share > 1 ? "expected more than 0 % and at most 100 %" : null);

    static final Word<Bytes> SIZE = Word.of("size", "512M", Bytes::parse);
    static final Word<GrowthRate> RATE = Word.of("growth rate", "1 MB/h", GrowthRate::parse)
            .where(r -> r.bytesPerHour() == 0
                    ? "a rate of 0 cannot be told from none at all; name the least growth that matters, e.g. 1 MB/h"
                    : null);
    static final Word<WhenBusy> WHEN_BUSY = Word.of("skip, or wait with a duration", "wait 30m", WhenBusy::parse);
    static final Word<UsbId> USB_ID = Word.of("USB id", "0e8d:7663", UsbId::parse);
    static final Word<HostPort> HOST_PORT = Word.of("host:port", "127.0.0.1:4000", HostPort::parse);
    static final Word<Integer> PORT = count("port", 1, LARGEST_PORT);

    /** Some text of any number of lines. */
    static final Word<String> SCRIPT = Word.of("text", "true", Words::notBlank);

    /** As {@link #SCRIPT}, but it may be empty. */
    static final Word<String> ABOUT = Word.of("text", "", String::strip);

    /** Some text of one line. */
    static final Word<String> LINE = Word.of("text", "a name", Words::notBlank)
            .where(text -> text.strip().lines().count() > 1 || text.length() > LONGEST_LINE
                    ? "expected one line of at most " + LONGEST_LINE + " characters"
                    : null);

    private Words() {}

    /** Text without blanks. */
    static Word<String> name(String describe, String example) {
        return Word.of(describe, example, String::strip)
                .where(text -> FREE_OF_BLANKS.matcher(text).matches()
                        ? null
                        : "'" + text + "' is no " + describe + ": blanks cannot be part of it");
    }

    static Word<Integer> count(String describe, int least, int most) {
        return Word.of(describe, Integer.toString(least), text -> {
            if (!WHOLE_NUMBER.matcher(text.strip()).matches()) {
                throw new IllegalArgumentException("'" + text + "' is no whole number from " + least + " to " + most);
            }
            int number = Integer.parseInt(text.strip());
            if (number < least || number > most) {
                throw new IllegalArgumentException(number + " is out of range: " + least + " to " + most);
            }
            return number;
        });
    }

    /** {@code every 60s} reads better than {@code 60s} behind some keys; both mean the same. */
    private static Duration period(String text) {
        return Durations.parse(text.strip().replaceFirst("^every\\s+", ""));
    }

    private static double share(String text) {
        String number = text.strip().replaceFirst("\\s*%$", "");
        if (!text.strip().endsWith("%") || !number.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("'" + text + "' is no share in per cent such as 0.5 %");
        }
        return Double.parseDouble(number) / 100;
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected some text here, found none");
        }
        return text.strip();
    }
}
