package org.boxsoak.box;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A command line wrapped so that its answer proves itself whole: before it the shell's process id, after it a nonce with the
 * exit code. What comes back over {@code exec:} has neither an exit code nor a sign that it is complete.
 *
 * @param text what is sent to the box: ASCII, since jadb counts characters where adb counts bytes
 */
record ShellScript(String text, String nonce) {
    /** The command reads nothing: an {@code exec:} stream stays open as its standard input, and would hang it. */
    static ShellScript of(String command) {
        return wrap(command, "< /dev/null ");
    }

    /** The command reads the stream that it was started on. */
    static ShellScript reading(String command) {
        return wrap(command, "");
    }

    /**
     * The command that ends this script and all that it started. It looks first whether the process is this script still:
     * after a reboot the number may be that of a part of the system.
     */
    String commandThatEnds(int processId) {
        return "grep -q " + nonce + " /proc/" + processId + "/cmdline && { kill -KILL -" + processId + " || kill -KILL "
                + processId + "; }";
    }

    private static ShellScript wrap(String command, String input) {
        if (command.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The command " + Spoken.command(command)
                    + " holds a NUL character, which no shell takes. Write it without.");
        }
        String nonce = UUID.randomUUID().toString().replace("-", "");
        // eval in a subshell: neither 'exit' nor a syntax error of the command keeps the trailer from being written.
        String text = "echo " + nonce + ":$$; (eval " + ascii(command) + ") " + input + "2>&1; echo " + nonce + ":$?";
        if (text.length() > AdbWire.LONGEST_REQUEST - "exec:".length()) {
            throw new IllegalArgumentException("The command " + Spoken.command(command) + " takes " + text.length()
                    + " bytes on the wire, and adb carries at most " + AdbWire.LONGEST_REQUEST
                    + ". Push it as a file and run that.");
        }
        return new ShellScript(text, nonce);
    }

    /** The command as one shell word of ASCII characters; other bytes are written in octal and restored on the box. */
    private static String ascii(String command) {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == command.length()) {
            return ShellWord.quote(command);
        }
        StringBuilder escaped = new StringBuilder();
        for (byte b : bytes) {
            if (b < 0) {
                escaped.append(String.format("\\0%03o", b & 0xff));
            } else if (b == '\\') {
                escaped.append("\\\\");
            } else {
                escaped.append((char) b);
            }
        }
        return "\"$(printf %b " + ShellWord.quote(escaped.toString()) + ")\"";
    }
}
