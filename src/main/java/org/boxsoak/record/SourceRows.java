package org.boxsoak.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The texts of one source in a long block, taken apart as they are stored. See {@link SampleFormat}; one thread at a time. */
final class SourceRows {
    /** Of one text: its lines, its numbers, and the earliest text that it is the same as without a change between. */
    private record Row(LineLayout layout, NumberSegment segment, int number, int origin) {}

    private final List<Row> rows = new ArrayList<>();
    private final TextBytes out = new TextBytes();
    private @Nullable String text;
    private int textOrigin;
    private @Nullable Predicate<String> chosenBy;
    private @Nullable LineLayout chosenOf;
    private int[] chosen = {};

    /** @throws IndexOutOfBoundsException when the lanes do not hold the lines of that many texts */
    static SourceRows read(LaneReader payload, List<String> strings, TemplateCache templates, int count) {
        LaneReader structure = payload.lane();
        LaneReader columns = payload.lane();
        SourceRows texts = new SourceRows();
        int[] lines = {};
        LineLayout layout = new LineLayout(lines, strings, templates);
        NumberSegment segment = NumberSegment.NONE;
        int number = 0;
        for (int i = 0; i < count; i++) {
            int[] before = lines;
            lines = lines(structure, lines, strings.size());
            layout = lines == before ? layout : new LineLayout(lines, strings, templates);
            boolean isNew = ++number >= segment.length();
            if (isNew) {
                segment = NumberSegment.read(columns, count - i);
                number = 0;
            }
            if (layout.numbers() != segment.width()) {
                throw new IndexOutOfBoundsException("numbers are missing or left over");
            }
            boolean isSame = !isNew && lines == before && segment.isSame(number - 1, number);
            texts.rows.add(new Row(
                    layout, segment, number, isSame ? texts.rows.get(i - 1).origin() : i));
        }
        return texts;
    }

    private static int[] lines(LaneReader structure, int[] before, int templates) {
        int how = structure.count(SourceColumns.ANEW);
        if (how == SourceColumns.SAME) {
            return before;
        }
        boolean isChange = how == SourceColumns.CHANGED;
        int[] lines = isChange ? before.clone() : new int[structure.count(structure.left())];
        int changes = isChange ? structure.count(lines.length) : lines.length;
        int at = isChange ? 0 : -1;
        for (int i = 0; i < changes; i++) {
            at += isChange ? structure.count(lines.length) : 1;
            lines[at] = structure.count(templates - 1);
        }
        return lines;
    }

    String text(int index) {
        Row row = rows.get(index);
        if (text == null || textOrigin != row.origin()) {
            out.clear();
            long[] numbers = row.segment().numbers(row.number());
            for (int line = 0; line < row.layout().size(); line++) {
                row.layout().fill(line, numbers, out);
            }
            text = out.toString();
            textOrigin = row.origin();
        }
        return text;
    }

    String lines(int index, Predicate<String> begins) {
        Row row = rows.get(index);
        if (chosenBy != begins || chosenOf != row.layout()) {
            chosen = row.layout().chosen(begins);
            chosenBy = begins;
            chosenOf = row.layout();
        }
        out.clear();
        long[] numbers = row.segment().numbers(row.number());
        for (int line : chosen) {
            row.layout().fill(line, numbers, out);
        }
        return out.toString();
    }

    int lineCount(int index) {
        return rows.get(index).layout().size();
    }

    String line(int index, int line) {
        Row row = rows.get(index);
        out.clear();
        row.layout().fill(line, row.segment().numbers(row.number()), out);
        return out.toString();
    }

    /** Where each line of a text stands in another; -1 where none that was found there is the same. */
    int[] sameLines(int text, int other) {
        Row is = rows.get(text);
        Row was = rows.get(other);
        if (was.layout() != is.layout() || was.segment() != is.segment()) {
            long[] before = was.segment().numbers(was.number()).clone();
            return is.layout().sameLines(is.segment().numbers(is.number()), was.layout(), before);
        }
        int[] same = new int[is.layout().size()];
        for (int i = 0; i < same.length; i++) {
            same[i] = i;
        }
        int[] changing = is.segment().changing();
        for (int i = 0; i < changing.length; i++) {
            if (is.segment().differs(i, was.number(), is.number())) {
                same[is.layout().lineOf(changing[i])] = -1;
            }
        }
        return same;
    }
}
