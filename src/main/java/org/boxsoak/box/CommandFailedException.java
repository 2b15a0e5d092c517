package org.boxsoak.box;

import org.boxsoak.bench.BenchException;

/** Says that the box answered a command of the harness with an exit code other than 0. */
public final class CommandFailedException extends BenchException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 400;

    CommandFailedException(BoxId box, String command, ShellReply reply) {
        super("Box " + box + " ended '" + command + "' with exit code " + reply.exitCode() + ": "
                + shown(reply.output().strip()) + ". Run it by hand in the box's shell to see more.");
    }

    private static String shown(String output) {
        if (output.isEmpty()) {
            return "(no output)";
        }
        return output.length() <= SHOWN ? output : "... " + output.substring(output.length() - SHOWN);
    }
}
