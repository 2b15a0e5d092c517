package org.boxsoak.console;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** An open console. One thread reads and closes, another may write. */
public interface ConsoleLink extends Closeable {
    /** Returned by {@link #read} when the console is gone: close this link and open the source again. */
    int GONE = -1;

    /** How long {@link #read} waits for the first byte, about. */
    Duration LONGEST_WAIT = Duration.ofMillis(100);

    /**
     * Reads what is there, or waits {@link #LONGEST_WAIT} for it.
     *
     * @return how many bytes were read; 0 when none came in time; {@link #GONE}
     */
    int read(byte[] buffer) throws IOException;

    /** Writes all bytes. */
    void write(byte[] bytes) throws IOException;
}
