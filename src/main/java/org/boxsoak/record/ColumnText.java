package org.boxsoak.record;

import java.util.function.Predicate;

/** A text that lies in a long block as one row of numbers between the words of its lines. */
record ColumnText(SourceRows rows, int row) implements SampleText {
    @Override
    public String text() {
        return rows.text(row);
    }

    @Override
    public String lines(Predicate<String> begins) {
        return rows.lines(row, begins);
    }
}
