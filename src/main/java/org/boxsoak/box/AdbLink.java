package org.boxsoak.box;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The adb server's link to a box on the network. After a reboot of the box it swallows what is sent and never answers: it has to be made
 * anew, which ends every conversation over it. So it is left alone as long as adbd answers through it, however busy the box's shell is;
 * and made anew only when adbd answers a stranger, for the server waits long for a box that is still booting.
 */
final class AdbLink {
    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]+)]?:(\\d{1,5})");

    /** Longest single question to the adb server. */
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    /** A link that is silent for this long is suspected ... */
    private static final Duration SILENT = Duration.ofSeconds(2);

    /** ... and one that is suspected gets this long more, once adbd answers a stranger. */
    private static final Duration STILL_SILENT = Duration.ofSeconds(1);

    /** A box that boots answers no sooner for being waited for: knock anew. */
    private static final Duration KNOCK = Duration.ofSeconds(1);

    /** An adbd that serves one connection at a time answers no stranger as long as it believes in the dead link. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AdbTool adb;
    private final String serial;
    private final boolean isKnockable;
    private volatile long suspectSince;
    private volatile boolean isSuspect;

    AdbLink(AdbTool adb, AdbServer server, String serial) {
        this.adb = adb;
        this.serial = serial;
        // Where the server runs elsewhere, what this host can reach says nothing of what that one can.
        this.isKnockable = server.isOnThisHost();
    }

    static boolean isOnNetwork(String serial) {
        return ADDRESS.matcher(serial).matches();
    }

    /**
     * Looks whether adbd answers through the link, and makes the link anew if it does not and can be reached.
     *
     * @return whether there is a link, as far as this look tells
     * @throws BoxUnreachableException when the adb server fails
     */
    boolean mend(CallLimit limit) {
        if (isSuspect && !isWorthMaking(limit)) {
            return false;
        }
        AdbDeviceState state = adb.state(serial, limit.left(ONE_TRY));
        // Somebody has to accept this host's key at the box; a new link would only ask him again.
        if (state == AdbDeviceState.UNAUTHORIZED || (state != AdbDeviceState.ABSENT && isAlive(limit))) {
            isSuspect = false;
            return true;
        }
        if (!isSuspect) {
            isSuspect = true;
            suspectSince = System.nanoTime();
            // Where there is no link none is cut; and a server behind a tunnel may reach what this host cannot.
            if (state != AdbDeviceState.ABSENT && !isWorthMaking(limit)) {
                return false;
            }
        }
        makeAnew(state, limit);
        isSuspect = false;
        return true;
    }

    private boolean isAlive(CallLimit limit) {
        return adb.isLinkAlive(serial, limit.left(isSuspect ? STILL_SILENT : SILENT));
    }

    private boolean isWorthMaking(CallLimit limit) {
        return !isKnockable || AdbKnock.isAnswered(address(), limit.part(KNOCK)) || isOverdue();
    }

    private InetSocketAddress address() {
        Matcher parts = ADDRESS.matcher(serial);
        if (!parts.matches()) {
            throw new IllegalStateException(serial + " is not on the network");
        }
        return new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    private boolean isOverdue() {
        boolean isOverdue = System.nanoTime() - suspectSince > PATIENCE.toNanos();
        if (isOverdue) {
            suspectSince = System.nanoTime();
        }
        return isOverdue;
    }

    private void makeAnew(AdbDeviceState state, CallLimit limit) {
        if (state != AdbDeviceState.ABSENT) {
            adb.disconnect(serial, limit.left(ONE_TRY));
        }
        adb.connect(serial, limit.left(ONE_TRY));
    }
}
