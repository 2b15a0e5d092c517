package org.boxsoak.leak;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Shows the tests of other packages what a series holds. */
public record SeriesSamples(CounterSeries series) {
    /** The times in seconds, one after another. */
    public String seconds() {
        return text(series.seconds());
    }

    /** The times since the first. */
    public String elapsed() {
        return text(Arrays.stream(series.seconds())
                .map(t -> t - series.seconds()[0])
                .toArray());
    }

    /** The values, one after another. */
    public String values() {
        return text(series.values());
    }

    /** The boots, one after another; empty where none is marked. */
    public String boots() {
        long[] boots = series.boots();
        return boots == null
                ? ""
                : LongStream.of(boots).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(v -> v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v))
                .collect(Collectors.joining(" "));
    }
}
