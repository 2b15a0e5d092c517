package org.boxsoak.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is read of each line of a source, line by line; a line that stood in the sample before is not read again. */
public final class LineMemo<T> {
    private final Function<String, T> reading;
    private @Nullable ColumnText before;
    private List<T> readings = List.of();

    /** @param reading of a line with its newline; always the same of the same line */
    public LineMemo(Function<String, T> reading) {
        this.reading = reading;
    }

    /** What is read of the lines, in order; the very same list while none of them changed. */
    public List<T> read(SampleText text) {
        if (!(text instanceof ColumnText now)) {
            List<T> all = new ArrayList<>();
            ((PlainText) text).eachLine(line -> all.add(reading.apply(line)));
            return all;
        }
        int[] same = before == null || before.rows() != now.rows()
                ? new int[0]
                : now.rows().sameLines(now.row(), before.row());
        readings = read(now, same);
        before = now;
        return readings;
    }

    private List<T> read(ColumnText now, int[] same) {
        int count = now.rows().lineCount(now.row());
        List<T> next = count == readings.size() ? readings : new ArrayList<>(count);
        for (int line = 0; line < count; line++) {
            int place = line < same.length ? same[line] : -1;
            if (place == line && next == readings) {
                continue;
            }
            T read = place < 0 ? reading.apply(now.rows().line(now.row(), line)) : readings.get(place);
            if (next == readings) {
                next = new ArrayList<>(readings);
            }
            if (line < next.size()) {
                next.set(line, read);
            } else {
                next.add(read);
            }
        }
        return next;
    }
}
