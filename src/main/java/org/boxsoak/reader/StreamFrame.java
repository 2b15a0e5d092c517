package org.boxsoak.reader;

import java.time.Duration;

/** One thing that the reader on the box said. */
sealed interface StreamFrame {
    /**
     * The stream begins.
     *
     * @param kind c or sh
     * @param pid the reader's process id on the box
     */
    record Opened(String kind, long pid, String bootId) implements StreamFrame {}

    /** A source cannot be read. */
    record Absent(String source, String why) implements StreamFrame {}

    /** The text of a source, its bytes as ISO 8859-1 characters. */
    record Text(String source, String text) implements StreamFrame {}

    /**
     * All texts of a reading have been sent.
     *
     * @param asked whether it came by a question, not by the period
     * @param texts how many belong to it
     * @param due when it was due, since the box booted, as the other times
     * @param cost what the reader has cost since it started
     */
    record Tick(boolean asked, int texts, Duration due, Duration begin, Duration end, ReaderCost cost)
            implements StreamFrame {}

    /** Something that does not belong into the stream. */
    record Junk(String what) implements StreamFrame {}
}
