package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.boxsoak.record.LineMemo;
import org.boxsoak.record.SampleText;

/**
 * Counters that stand one to a line, in the samples of one block: of a text that changed in some of its lines only those are counted
 * anew. A night has 43 200 texts of some hundred lines, of which ten change.
 */
final class LineCounters {
    private final LineMemo<Optional<LineCounter>> memo;
    private final boolean isOnceEach;
    private List<Optional<LineCounter>> lines = List.of();
    private List<String> names = List.of();
    private double[] values = {};
    /** Of each line, where its counter stands among them; -1 where it has none. */
    private int[] places = {};

    /**
     * @param line what a line counts, its newline included; empty where it counts nothing
     * @param isOnceEach whether of several lines of one name only the first counts
     */
    LineCounters(Function<String, Optional<LineCounter>> line, boolean isOnceEach) {
        memo = new LineMemo<>(line);
        this.isOnceEach = isOnceEach;
    }

    void read(SampleText text) {
        List<Optional<LineCounter>> now = memo.read(text);
        if (!isCountedAnew(now)) {
            count(now);
        }
        lines = now;
    }

    /** Those of the last text, in the order of its lines; the very same list while they are the same. */
    List<String> names() {
        return names;
    }

    /** Their values; nobody may change them. */
    double[] values() {
        return values;
    }

    /** False where a line has no counter any more, or another one. */
    private boolean isCountedAnew(List<Optional<LineCounter>> now) {
        if (now.size() != lines.size()) {
            return false;
        }
        double[] anew = values.clone();
        for (int i = 0; i < places.length; i++) {
            LineCounter is = now.get(i).orElse(null);
            LineCounter was = lines.get(i).orElse(null);
            if (!Objects.equals(is, was)) {
                if (is == null || was == null || !is.name().equals(was.name())) {
                    return false;
                }
                if (places[i] >= 0) {
                    anew[places[i]] = is.value();
                }
            }
        }
        values = anew;
        return true;
    }

    private void count(List<Optional<LineCounter>> now) {
        List<String> found = new ArrayList<>();
        values = new double[now.size()];
        places = new int[now.size()];
        for (int i = 0; i < places.length; i++) {
            LineCounter counter = now.get(i).orElse(null);
            if (counter == null || (isOnceEach && found.contains(counter.name()))) {
                places[i] = -1;
            } else {
                places[i] = found.size();
                values[places[i]] = counter.value();
                found.add(counter.name());
            }
        }
        values = Arrays.copyOf(values, found.size());
        names = found.equals(names) ? names : List.copyOf(found);
    }
}
