package org.boxsoak.box;

import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;

/** A box over adb, by USB serial or host:port. */
public final class AdbBox implements Box {
    /** Longest single question while we wait for the box. */
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private static final Duration LAST_TRY = Duration.ofSeconds(1);

    private final BoxId id;
    private final String serial;
    private final Cancellation cancellation;
    private final AdbTool adb;
    private final JadbBoxShell shell;
    private final AdbFiles files;
    private final AdbServer server;
    private final AdbLink link;
    private final boolean isOnNetwork;

    /** Knows the box; nothing is sent before the first question. */
    public AdbBox(BoxId id, AdbServer server, String serial, Cancellation cancellation) {
        this.id = id;
        this.server = server;
        this.serial = serial;
        this.cancellation = cancellation;
        this.adb = new AdbTool(server, cancellation);
        this.shell = new JadbBoxShell(id, server, serial, cancellation);
        this.link = new AdbLink(adb, server, serial);
        this.isOnNetwork = AdbLink.isOnNetwork(serial);
        this.files = new AdbFiles(id, server, serial, cancellation, shell);
    }

    @Override
    public BoxId id() {
        return id;
    }

    @Override
    public BoxShell shell() {
        return shell;
    }

    @Override
    public BoxStream stream(String command, Duration deadline) {
        return AdbStream.open(command, fault(command), new CallLimit(deadline, cancellation), cancellation);
    }

    @Override
    public ByteStream bytes(String command, Duration deadline) {
        return AdbByteStream.open(command, fault(command), new CallLimit(deadline, cancellation), cancellation);
    }

    private AdbFault fault(String command) {
        return new AdbFault(
                "Box " + id + " (adb " + serial + ") did not go on with " + Spoken.command(command), server, serial);
    }

    @Override
    public void connect(Duration deadline) {
        CallLimit limit = new CallLimit(deadline, cancellation);
        adb.startServer(deadline);
        if (!Waits.until("box " + id + " answers", limit.left(), cancellation, () -> answersOrMakeLinkAnew(limit))) {
            throwIfUnreachable();
        }
    }

    /** Asks once more, with time to fail properly: the tries before were cut short by the limit. */
    private void throwIfUnreachable() {
        shell.run(":", LAST_TRY);
    }

    private boolean answersOrMakeLinkAnew(CallLimit limit) {
        try {
            return isOnNetwork
                    ? link.mend(limit) && isReachable(limit.left(ONE_TRY))
                    : isReachable(limit.left(ONE_TRY)) || answersAnew(limit);
        } catch (BoxUnreachableException e) {
            return false;
        }
    }

    private boolean answersAnew(CallLimit limit) {
        if (adb.state(serial, limit.left(ONE_TRY)) == AdbDeviceState.OFFLINE) {
            adb.reconnect(serial, limit.left(ONE_TRY));
        }
        return isReachable(limit.left(ONE_TRY));
    }

    /** Restarts the box's adbd as root, which some files need, and waits until it answers as root. */
    public void root(Duration deadline) {
        CallLimit limit = new CallLimit(deadline, cancellation);
        String said = adb.root(serial, deadline);
        boolean isRefused = said.contains("cannot run as root");
        if (isRefused || !Waits.until("box " + id + " is root", limit.left(), cancellation, () -> isRoot(limit))) {
            throwIfUnreachable();
            throw new BenchException("Box " + id + " is not root after 'adb root', which said: '" + said
                    + "'. A user build has no root: flash a userdebug build, or leave out what needs it.");
        }
    }

    private boolean isRoot(CallLimit limit) {
        try {
            return answersOrMakeLinkAnew(limit)
                    && shell.run("id -u", limit.left(ONE_TRY)).output().strip().equals("0");
        } catch (BoxUnreachableException e) {
            return false;
        }
    }

    @Override
    public void push(Path from, String to, Duration deadline) {
        files.push(from, to, deadline);
    }

    @Override
    public void pull(String from, Path to, Duration deadline) {
        files.pull(from, to, deadline);
    }

    @Override
    public void close() {
        shell.close();
    }
}
