package org.boxsoak.report;

/** What the values of a series count, which decides how they are written. */
public enum Unit {
    BYTES,
    PAGES,
    BLOCKS,
    COUNT,
    PERCENT,
    MILLISECONDS
}
