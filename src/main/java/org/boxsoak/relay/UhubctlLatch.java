package org.boxsoak.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** The power of one port of a hub on this host, switched by the program uhubctl. */
final class UhubctlLatch implements Latch {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SHOWN_LINES = 4;

    private final String program;
    private final String location;
    private final int port;
    private final int repeats;

    UhubctlLatch(String program, String location, int port, int repeats) {
        this.program = program;
        this.location = location;
        this.port = port;
        this.repeats = repeats;
    }

    @Override
    public String name() {
        return "uhubctl's hub " + location + ", port " + port;
    }

    @Override
    public void set(boolean on) {
        run(List.of("-a", on ? "on" : "off", "-r", Integer.toString(repeats)));
    }

    @Override
    public RelayState read() {
        String output = run(List.of());
        RelayState state = UhubctlStatus.parse(output, location, port);
        if (state == RelayState.UNKNOWN) {
            throw new BenchException("The relay did not answer: " + name() + " is not in what uhubctl prints:\n"
                    + LastLines.of(output, SHOWN_LINES));
        }
        return state;
    }

    private String run(List<String> more) {
        List<String> command = new ArrayList<>(List.of(program, "-l", location, "-p", Integer.toString(port)));
        command.addAll(more);
        ProgramReply reply = Programs.run(command, LIMIT);
        if (!reply.succeeded()) {
            throw new BenchException(
                    "'" + String.join(" ", command) + "' failed with exit code " + reply.exitCode() + ":\n"
                            + LastLines.of(reply.output(), SHOWN_LINES)
                            + "\nRun 'uhubctl' as root: it lists the hubs that switch the power of single ports, and their locations.");
        }
        return reply.output();
    }

    @Override
    public void close() {
        // Every switching is a process of its own.
    }
}
