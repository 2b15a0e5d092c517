package org.boxsoak.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is read of each line of a source, line by line; a line that did not change since the sample before is not read again. */
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
        ColumnText was = before;
        boolean[] changed =
                was == null || was.rows() != now.rows() ? null : now.rows().changedLines(was.row(), now.row());
        before = now;
        readings = changed == null ? all(now) : changed(now, changed);
        return readings;
    }

    private List<T> all(ColumnText now) {
        List<T> all = new ArrayList<>();
        for (int line = 0; line < now.rows().lineCount(now.row()); line++) {
            all.add(reading.apply(now.rows().line(now.row(), line)));
        }
        return all;
    }

    private List<T> changed(ColumnText now, boolean[] lines) {
        List<T> next = readings;
        for (int line = 0; line < lines.length; line++) {
            if (lines[line]) {
                next = next == readings ? new ArrayList<>(readings) : next;
                next.set(line, reading.apply(now.rows().line(now.row(), line)));
            }
        }
        return next;
    }
}
