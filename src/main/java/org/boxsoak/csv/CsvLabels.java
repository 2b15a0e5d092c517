package org.boxsoak.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns whose cells are no counts but say what a row is about: the host, a process, a disk. */
final class CsvLabels {
    private static final Set<String> NO_LABELS = Set.of("inf", "infinity");

    private final List<Integer> places;
    private final boolean mayBeNumbers;

    private CsvLabels(List<Integer> places, boolean mayBeNumbers) {
        this.places = places;
        this.mayBeNumbers = mayBeNumbers;
    }

    /** Of these columns those with a text in the first row, and those that are known. */
    static CsvLabels of(CsvHeader header, CsvRow first, List<Integer> columns) {
        return new CsvLabels(
                columns.stream()
                        .filter(i -> RecorderColumns.isLabel(header, i) || isText(first, i))
                        .toList(),
                RecorderColumns.haveNumbersAmongLabels(header));
    }

    private static boolean isText(CsvRow row, int place) {
        String cell = row.cell(place);
        return !row.isMissing(place)
                && "0123456789+-.".indexOf(cell.charAt(0)) < 0
                && !NO_LABELS.contains(cell.toLowerCase(Locale.ROOT));
    }

    List<Integer> places() {
        return places;
    }

    /** What the row is about. */
    List<String> of(CsvRow row, CsvHeader header) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int place : places) {
            if (!mayBeNumbers && !Double.isNaN(row.numberOrNot(place))) {
                throw row.problem(
                        place,
                        "'" + row.cell(place) + "' in column '" + header.names().get(place)
                                + "' is a number, the first row has a text there: leave the column out, or the texts.");
            }
            texts.add(row.cell(place));
        }
        return texts;
    }

    /** The places in lists of labels, all of one length, at which not all are alike. */
    static int[] telling(Collection<List<String>> all) {
        List<String> any = all.iterator().next();
        return IntStream.range(0, any.size())
                .filter(i -> all.stream().anyMatch(other -> !other.get(i).equals(any.get(i))))
                .toArray();
    }
}
