package org.boxsoak.plan.yaml;

/**
 * Point at a character of a file.
 *
 * @param file the name that people know the file by
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters as an editor counts them
 * @param sourceLine the whole line; empty for the file as a whole
 */
public record Place(String file, int line, int column, String sourceLine) {
    /** The file as a whole, e.g. one that is not there. */
    public static Place wholeFile(String file) {
        return new Place(file, 0, 0, "");
    }

    /** {@code file:line:column}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
