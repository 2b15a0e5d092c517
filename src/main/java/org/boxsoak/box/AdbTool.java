package org.boxsoak.box;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.Programs;

/**
 * Asks the adb server what jadb cannot ask: device states, connections over the network, root. It starts a server where none
 * answers and never ends one, so that several harnesses can share it; it speaks to the server itself, since the adb program
 * ends a server of another version than its own.
 */
public final class AdbTool {
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 1 << 20;

    private final AdbServer server;
    private final Cancellation cancellation;

    public AdbTool(AdbServer server, Cancellation cancellation) {
        this.server = server;
        this.cancellation = cancellation;
    }

    /** Whether an adb server answers. */
    public boolean isServerRunning() {
        try {
            askServer("host:version", QUICK);
            return true;
        } catch (BoxUnreachableException e) {
            return false;
        }
    }

    /** The protocol version of the server: 41 is what {@code adb version} calls 1.0.41. */
    public int serverVersion(Duration deadline) {
        return Integer.parseInt(askServer("host:version", deadline).strip(), 16);
    }

    /**
     * Starts an adb server on this host's loopback if none answers.
     *
     * @throws MissingSetupException when the adb program is not installed
     * @throws BenchException when no server answers within the deadline
     */
    public void startServer(Duration deadline) {
        if (isServerRunning()) {
            return;
        }
        if (!server.isOnThisHost()) {
            throw new BenchException("No adb server answers at " + server + ", which is not this host, so it cannot be"
                    + " started from here. Run 'adb -a -P " + server.port() + " start-server' there.");
        }
        String program = Programs.find("adb")
                .orElseThrow(
                        () -> new MissingSetupException(
                                "The program adb is not installed. Run: apt-get install -y adb (or install Android's platform-tools)"))
                .toString();
        // Without -a the server listens on loopback only.
        String said = Programs.run(List.of(program, "-P", String.valueOf(server.port()), "start-server"), deadline)
                .output();
        if (!Waits.until("adb server " + server + " answers", QUICK, cancellation, this::isServerRunning)) {
            throw new BenchException("No adb server answers at " + server + " after '" + program + " -P "
                    + server.port() + " start-server', which said: '" + said.strip()
                    + "'. See whether another program has the port.");
        }
    }

    /**
     * Ends the server and starts it anew. Whoever shares it loses its links for a moment.
     *
     * @throws BenchException when no server answers afterwards
     */
    public void restartServer(Duration deadline) {
        try {
            askServer("host:kill", QUICK);
        } catch (BoxUnreachableException e) {
            // It ends without an answer, or there was none.
        }
        Waits.until("adb server " + server + " has ended", QUICK, cancellation, () -> !isServerRunning());
        startServer(deadline);
    }

    /** Every device that the server knows, by serial. */
    public Map<String, AdbDeviceState> devices(Duration deadline) {
        Map<String, AdbDeviceState> devices = new LinkedHashMap<>();
        askServer("host:devices", deadline)
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(columns -> columns.length == 2)
                .forEach(columns -> devices.put(columns[0], AdbDeviceState.parse(columns[1].strip())));
        return devices;
    }

    public AdbDeviceState state(String serial, Duration deadline) {
        return devices(deadline).getOrDefault(serial, AdbDeviceState.ABSENT);
    }

    /**
     * Connects a box on the network.
     *
     * @param address host:port
     * @throws BenchException when the server could not connect it
     */
    public void connect(String address, Duration deadline) {
        String said = askServer("host:connect:" + address, deadline);
        // The server answers OKAY also when it failed; the words tell.
        if (!said.startsWith("connected to") && !said.startsWith("already connected")) {
            throw new BoxUnreachableException(
                    BoxUnreachableException.Kind.NOT_FOUND,
                    "adb could not connect " + address + ": '" + said.strip()
                            + "'. See that the box is up, on this network, and that its adbd listens on that port.",
                    null);
        }
    }

    /** Forgets a box on the network; a box that is not known is forgotten already. */
    public void disconnect(String address, Duration deadline) {
        try {
            askServer("host:disconnect:" + address, deadline);
        } catch (BoxUnreachableException e) {
            if (e.kind() != BoxUnreachableException.Kind.NOT_FOUND
                    && e.kind() != BoxUnreachableException.Kind.REFUSED) {
                throw e;
            }
        }
    }

    /**
     * Whether the box's adbd itself answers through the server's link: its file service, which starts no program, so that a box answers
     * too whose shell has no time.
     */
    boolean isLinkAlive(String serial, Duration deadline) {
        try (AdbWire wire = AdbWire.connect(server, new CallLimit(deadline, cancellation))) {
            wire.request("host:transport:" + serial);
            wire.request("sync:");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the server take up the link to a device anew, as after an offline USB device. */
    void reconnect(String serial, Duration deadline) {
        askServer("host-serial:" + serial + ":reconnect", deadline);
    }

    /** Restarts the box's adbd as root (userdebug and eng builds); the link is lost for a moment. Returns what adbd said. */
    String root(String serial, Duration deadline) {
        AdbFault fault = new AdbFault("Box " + serial + " did not answer 'adb root'", server, serial);
        CallLimit limit = new CallLimit(deadline, cancellation);
        try (AdbWire wire = AdbWire.connect(server, limit)) {
            wire.request("host:transport:" + serial);
            wire.request("root:");
            return wire.readToEnd(LONGEST_ANSWER).strip();
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
    }

    private String askServer(String service, Duration deadline) {
        AdbFault fault = new AdbFault("The adb server did not answer '" + service + "'", server, serialIn(service));
        CallLimit limit = new CallLimit(deadline, cancellation);
        try (AdbWire wire = AdbWire.connect(server, limit)) {
            wire.request(service);
            return wire.readBlock();
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
    }

    private static String serialIn(String service) {
        String[] parts = service.split(":", 3);
        return parts.length == 3 ? parts[2] : "any";
    }
}
