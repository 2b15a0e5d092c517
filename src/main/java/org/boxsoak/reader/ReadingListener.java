package org.boxsoak.reader;

import java.time.Duration;

/** Hears what a {@link ReadingLoop} reads, on its thread. */
public interface ReadingListener {
    /**
     * A reader began on the box.
     *
     * @param reader what reads there: program or script
     * @param why the reason for the script; empty for the program
     */
    void opened(String bootId, String reader, String why);

    /** A source is not given by this box; told once, and again when the reason changes. */
    void absent(String source, String why);

    void reading(Reading reading);

    /** Something came that does not belong into the stream, or a reading was not whole. */
    void damaged(String what);

    /** No readings come from here on; the loop goes on trying. Told for each failed try. */
    void missed(String why);

    /** Reading costs more than its budget, and is done less often from now on. */
    default void slowed(double share, Duration before, Duration after) {}
}
