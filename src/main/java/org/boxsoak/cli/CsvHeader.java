package org.boxsoak.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a CSV file's columns. */
record CsvHeader(CsvRow row) {
    CsvHeader {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.cell(i);
            if (name.isEmpty()) {
                throw row.problem(i, "column " + (i + 1) + " has no name in the header.");
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
            throw row.problem(
                    0,
                    "the header '" + shortened(String.join(",", names())) + "' has no column '" + name
                            + "'. It must read " + form + "." + separator());
        }
        return place;
    }

    void requireSameSize(CsvRow other) {
        if (other.size() != names().size()) {
            throw other.problem(
                    Math.min(other.size(), names().size()),
                    "this row has " + other.size() + " cells, the header has " + names().size() + ".");
        }
    }

    /** A hint where the cells are parted by something else than commas. */
    private String separator() {
        String first = row.cell(0);
        return names().size() > 1 || !(first.contains(";") || first.contains("\t"))
                ? ""
                : " Its cells seem to be parted by " + (first.contains(";") ? "semicolons" : "tabs")
                        + ": write commas between them, and decimal points.";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
