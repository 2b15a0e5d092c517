package org.boxsoak.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a CSV file's columns. */
record CsvHeader(CsvRow row) {
    private static final String SEPARATORS = " Commas, semicolons or tabs part the cells.";

    CsvHeader {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.cell(i);
            // Tools that number the rows leave the first column without a name.
            if (name.isEmpty() && i > 0) {
                throw row.problem(i, "column " + (i + 1) + " has no name in the header: name it, or leave it out.");
            }
            if (!seen.add(name)) {
                throw row.problem(i, "the header names column '" + name + "' twice.");
            }
        }
    }

    List<String> names() {
        return row.cells();
    }

    /** The place of the column, -1 where there is none. */
    int find(String name) {
        return names().indexOf(name);
    }

    int require(String name, String form) {
        int place = find(name);
        if (place < 0) {
            throw missing(name, form);
        }
        return place;
    }

    CsvProblem missing(String name, String form) {
        return row.problem(
                0,
                "the header '" + shortened(String.join(",", names())) + "' has no column '" + name + "'. It must read "
                        + form + "." + (names().size() > 1 ? "" : SEPARATORS));
    }

    void requireSameSize(CsvRow other) {
        if (other.size() != names().size()) {
            throw other.problem(
                    Math.min(other.size(), names().size()),
                    "this row has " + other.size() + " cells, the header has " + names().size() + ".");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
