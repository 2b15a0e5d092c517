package org.boxsoak.relay;

import java.util.List;
import java.util.stream.Collectors;
import org.boxsoak.bench.BenchException;

/**
 * One of a family's boards on this host, and what tells it from the others.
 *
 * @param serial the board's own, wherever the family keeps it
 */
record HidChoice(HidName name, String serial) {
    static final Setting SERIAL =
            Setting.optional("serial", "the board's serial number; needed only where several are plugged in");
    static final Setting PATH = Setting.optional(
            "path",
            "the host's name of the board, e.g. /dev/hidraw1; for boards with one serial number, which it overrules");

    /**
     * The board that the settings mean.
     *
     * @param kind what to look for, for people
     */
    static HidChoice pick(List<HidChoice> boards, GivenSettings settings, String kind) {
        String path = settings.find(PATH);
        String serial = settings.find(SERIAL);
        List<HidChoice> meant = boards.stream()
                .filter(board -> path == null || board.name.path().equals(path))
                .filter(board -> path != null || serial == null || board.serial.equals(serial))
                .toList();
        if (meant.isEmpty()) {
            throw new BenchException("No " + kind + (serial == null ? "" : " with serial number " + serial)
                    + (path == null ? "" : " at " + path) + " is plugged into this host (there " + list(boards)
                    + "). See its cable, and that this user may open it (/dev/hidraw*; a udev rule).");
        }
        if (meant.size() > 1) {
            Setting missing = serial == null ? SERIAL : PATH;
            throw new IllegalArgumentException(
                    "'" + missing.name() + "' must say which board is meant: there " + list(meant) + ".");
        }
        return meant.get(0);
    }

    /** The same board, wherever it came back: at its old place, or by its serial number. */
    HidName again(List<HidChoice> boards) {
        return boards.stream()
                .filter(board -> board.equals(this))
                .findFirst()
                .or(() -> boards.stream()
                        .filter(board -> board.serial.equals(serial))
                        .findFirst())
                .map(HidChoice::name)
                .orElseThrow(() -> new BenchException("The relay board " + serial + " (" + name.productName()
                        + ") is gone. See that it is plugged in; now there " + list(boards) + "."));
    }

    private static String list(List<HidChoice> boards) {
        return boards.isEmpty()
                ? "is none"
                : (boards.size() == 1 ? "is " : "are ")
                        + boards.stream()
                                .map(b -> "serial number " + b.serial + " at " + b.name.path())
                                .collect(Collectors.joining(" and "));
    }
}
