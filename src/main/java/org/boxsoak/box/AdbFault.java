package org.boxsoak.box;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Turns what went wrong in a call over adb into a kind and a sentence.
 *
 * @param subject what was asked of whom, e.g. {@code Box lab-3 (adb 0123) did not answer 'uptime'}
 */
record AdbFault(String subject, AdbServer server, String serial) {
    private static final String SEE_STATE = " 'adb devices' shows the state, 'boxsoak doctor' checks the bench.";

    BoxUnreachableException limitReached(CallLimit limit, @Nullable Throwable cause) {
        if (limit.isCancelled()) {
            return fault(Kind.CANCELLED, "the run was cancelled. Nothing is to be mended.", cause);
        }
        return fault(
                Kind.DEADLINE,
                "no whole answer came within " + Spoken.seconds(limit.deadline())
                        + ". The box may hang, reboot or be very busy: look at its console, its power and its link."
                        + SEE_STATE,
                cause);
    }

    BoxUnreachableException from(IOException failure) {
        if (failure instanceof AdbRefusalException) {
            return refusal(String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException) {
            return fault(
                    Kind.SERVER_DOWN,
                    "no adb server answers at " + server + " (" + failure.getMessage() + "). Run 'adb -P "
                            + server.port() + " start-server' there, or correct the bench's adb-server.",
                    failure);
        }
        if (failure instanceof AnswerTooLongException) {
            return fault(Kind.TRUNCATED, "it " + failure.getMessage() + ". Ask for less at once.", failure);
        }
        return fault(
                Kind.TRUNCATED,
                "the answer broke off (" + failure.getMessage()
                        + "). The link, the box or the adb server was lost: check" + " cable and power." + SEE_STATE,
                failure);
    }

    BoxUnreachableException refusal(String words, Throwable cause) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("not found") || lower.contains("no devices")) {
            return fault(
                    Kind.NOT_FOUND,
                    "the adb server at " + server + " knows no device '" + serial
                            + "'. Check the cable, or for a box on" + " the network run 'adb connect " + serial + "'."
                            + SEE_STATE,
                    cause);
        }
        if (lower.contains("unauthorized") || lower.contains("authorizing") || lower.contains("no permissions")) {
            return fault(
                    Kind.UNAUTHORIZED,
                    "adb says '" + words + "'. Accept this host's key on the box's screen, and see that this user may"
                            + " open the USB device." + SEE_STATE,
                    cause);
        }
        if (lower.contains("offline") || lower.contains("connecting")) {
            return fault(
                    Kind.OFFLINE,
                    "adb says '" + words + "'. The box may be rebooting; one on the network stays offline until 'adb"
                            + " disconnect " + serial + "' and 'adb connect " + serial + "'." + SEE_STATE,
                    cause);
        }
        return fault(Kind.REFUSED, "adb refused: '" + words + "'." + SEE_STATE, cause);
    }

    private BoxUnreachableException fault(Kind kind, String why, @Nullable Throwable cause) {
        return new BoxUnreachableException(kind, subject + ": " + why, cause);
    }
}
