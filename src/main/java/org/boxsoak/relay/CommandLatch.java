package org.boxsoak.relay;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.jspecify.annotations.Nullable;

/**
 * Whatever some program of this host switches.
 *
 * @param on the command line that plugs
 * @param off the command line that unplugs
 * @param state the command line that says the state; null: there is none
 * @param limit the longest time that each may take
 */
record CommandLatch(String on, String off, @Nullable String state, Duration limit) implements Latch {
    private static final int SHOWN_LINES = 4;

    /** The last word, also of {@code PSUIS_1=1}. */
    private static final Pattern LAST_WORD = Pattern.compile("(?is).*?\\b(on|off|0|1)\\s*");

    @Override
    public String name() {
        return "the command '" + on + "'";
    }

    @Override
    public void set(boolean wanted) {
        run(wanted ? on : off);
    }

    @Override
    public RelayState read() {
        if (state == null) {
            return RelayState.UNKNOWN;
        }
        String output = run(state);
        Matcher word = LAST_WORD.matcher(output);
        if (!word.matches()) {
            throw new BenchException("The relay did not answer: '" + state
                    + "' should end with on, off, 1 or 0, and printed\n" + LastLines.of(output, SHOWN_LINES));
        }
        String said = word.group(1).toLowerCase(Locale.ROOT);
        return said.equals("on") || said.equals("1") ? RelayState.ON : RelayState.OFF;
    }

    private String run(String command) {
        boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
        ProgramReply reply =
                Programs.run(isWindows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command), limit);
        if (!reply.succeeded()) {
            throw new BenchException("The relay's command '" + command + "' failed with exit code " + reply.exitCode()
                    + ":\n" + LastLines.of(reply.output(), SHOWN_LINES) + "\nRun it by hand to see more.");
        }
        return reply.output();
    }

    @Override
    public void close() {
        // Every switching is a process of its own.
    }
}
