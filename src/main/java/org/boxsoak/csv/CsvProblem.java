package org.boxsoak.csv;

import java.nio.file.Path;

/** Says what is wrong with a CSV file, and where: exit code 2. */
public final class CsvProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CsvProblem(String message) {
        super(message);
    }

    /** A problem of the file as a whole. */
    public static CsvProblem in(Path file, String what) {
        return new CsvProblem(file + ": " + what);
    }

    /** A problem at a line and a column (of characters), both from 1. */
    static CsvProblem at(Path file, int line, int column, String what) {
        return new CsvProblem(file + ":" + line + ":" + column + ": " + what);
    }
}
