package org.boxsoak.judge;

/** What a line of a file counts, in bytes. */
record LineCounter(String name, double value) {}
