package org.boxsoak.box;

import java.time.Duration;

/** Runs shell commands on the box, each with a deadline that holds even when the box or the link to it stalls. */
public interface BoxShell extends AutoCloseable {
    /**
     * Runs the command line in the box's {@code sh} and waits for its end.
     *
     * @param command one shell command line; standard error comes with standard output
     * @param deadline the longest wait, link included
     * @throws BoxUnreachableException when no whole answer came in time
     */
    ShellReply run(String command, Duration deadline);

    @Override
    void close();
}
