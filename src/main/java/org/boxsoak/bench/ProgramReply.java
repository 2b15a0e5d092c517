package org.boxsoak.bench;

/**
 * What an outside program answered.
 *
 * @param exitCode the program's exit code
 * @param output standard output and standard error, as they came
 */
public record ProgramReply(int exitCode, String output) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
