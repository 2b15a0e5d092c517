package org.boxsoak.box;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A command on the box that is talked with while it runs. Its lines are taken in as they come, whether anybody asks for them or not,
 * so that it never waits for us. One thread may read while another writes.
 */
public interface BoxStream extends AutoCloseable {
    /** Begins a line of ours that stands for lines of the command: more than ten thousand waited, and the oldest had to go. */
    String LOST = "boxsoak: lost ";

    /**
     * The next line of its output (standard error comes with it), without the line's end; null when the command has ended.
     *
     * @param deadline the longest wait
     * @throws BoxUnreachableException when no line came in time, or the link broke
     */
    @Nullable
    String readLine(Duration deadline);

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
