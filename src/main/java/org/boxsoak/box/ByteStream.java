package org.boxsoak.box;

import java.time.Duration;

/** The output of a command on the box, byte by byte, while it runs; its lines of input beside. One thread reads, any may write. */
public interface ByteStream extends AutoCloseable {
    /**
     * Reads at least one byte.
     *
     * @param deadline the longest wait
     * @return how many; -1 when the command has ended
     * @throws BoxUnreachableException when none came in time, or the link broke
     */
    int read(byte[] buffer, Duration deadline);

    /**
     * Writes a line to its standard input.
     *
     * @throws BoxUnreachableException when it could not be passed on in time
     */
    void writeLine(String line, Duration deadline);

    /** Ends its standard input and output; a command that does not end by that is killed. */
    @Override
    void close();
}
