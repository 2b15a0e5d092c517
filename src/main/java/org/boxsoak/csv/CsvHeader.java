package org.boxsoak.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names of a CSV file's columns.
 *
 * @param row the line that they stand in
 * @param names the names, those of a group with the group's before them where they would be there twice
 */
record CsvHeader(CsvRow row, List<String> names) {
    private static final String SEPARATORS = " Commas, semicolons or tabs part the cells.";

    CsvHeader {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            // Tools that number the rows leave the first column without a name.
            if (name.isEmpty() && i > 0) {
                throw row.problem(i, "column " + (i + 1) + " has no name in the header: name it, or leave it out.");
            }
            if (!seen.add(name)) {
                throw row.problem(i, "the header names column '" + name + "' twice.");
            }
        }
    }

    CsvHeader(CsvRow row) {
        this(row, row.cells());
    }

    /** A header below a line of groups: each group's name stands over its first column, the cells after it are empty. */
    static CsvHeader under(@Nullable CsvRow groups, CsvRow row) {
        if (groups == null || groups.size() != row.size() || !groups.cells().contains("")) {
            return new CsvHeader(row);
        }
        Map<String, Integer> count = new HashMap<>();
        row.cells().forEach(name -> count.merge(name, 1, Integer::sum));
        String[] names = row.cells().toArray(String[]::new);
        String group = "";
        for (int i = 0; i < names.length; i++) {
            group = groups.isEmpty(i) ? group : groups.cell(i);
            names[i] = count.getOrDefault(names[i], 0) > 1 ? group + " " + names[i] : names[i];
        }
        return new CsvHeader(row, List.of(names));
    }

    /** The header of rows of this size, whose last name, {@code CPU*}, stands for all columns from there on. */
    CsvHeader spreadTo(int size) {
        int last = size() - 1;
        if (size <= size() || !mayStandForMore(row)) {
            return this;
        }
        List<String> more = new ArrayList<>(names.subList(0, last));
        String name = names.get(last).substring(0, names.get(last).length() - 1);
        IntStream.rangeClosed(1, size - last).forEach(i -> more.add(name + i));
        return new CsvHeader(row, more);
    }

    static boolean mayStandForMore(CsvRow header) {
        return header.cell(header.size() - 1).endsWith("*");
    }

    int size() {
        return names.size();
    }

    /** The place of the column, -1 where there is none. */
    int find(String name) {
        return names.indexOf(name);
    }

    int require(String name, String form) {
        int place = find(name);
        if (place < 0) {
            throw missing(row, name, form);
        }
        return place;
    }

    static CsvProblem missing(CsvRow row, String name, String form) {
        return row.problem(
                0,
                "the header '" + shortened(String.join(",", row.cells())) + "' has no column '" + name
                        + "'. It must read " + form + "." + (row.size() > 1 ? "" : SEPARATORS));
    }

    void requireSameSize(CsvRow other) {
        if (other.size() != size()) {
            throw other.problem(
                    Math.min(other.size(), size()),
                    "this row has " + other.size() + " cells, the header has " + size() + ".");
        }
    }

    /** Whether the row is this header once more; in that place it may have a time. */
    boolean isRepeatedBy(CsvRow other, int place) {
        return other.size() == row.size()
                && IntStream.range(0, row.size())
                        .allMatch(i ->
                                other.cell(i).equals(row.cell(i)) || (i == place && TimeText.isTime(other.cell(i))));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
