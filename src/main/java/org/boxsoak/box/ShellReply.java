package org.boxsoak.box;

import java.time.Duration;

/**
 * A whole answer of the box's shell.
 *
 * @param exitCode the command's exit code
 * @param output standard output and standard error, as they came
 * @param took time from sending the command to the last byte of its answer
 */
public record ShellReply(int exitCode, String output, Duration took) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
