package org.boxsoak.console;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a kernel's log has been read, over links that broke and over reboots: what was read once is not told again. One thread. */
final class KernelLogPlace {
    private String bootId = "";
    private long skipUntil = -1;
    private long sequence = -1;
    private long micros = -1;
    private final Set<String> atMicros = new HashSet<>();
    private long missed;

    boolean isKnown() {
        return !bootId.isEmpty();
    }

    boolean isIn(String boot) {
        return boot.equals(bootId);
    }

    /**
     * Goes on at the first line of a boot.
     *
     * @param skip microseconds since that boot of what lies before the run and is none of its business; -1: nothing
     */
    void begin(String boot, long skip) {
        bootId = boot;
        skipUntil = skip;
        sequence = -1;
        micros = -1;
        atMicros.clear();
    }

    /** Whether a line that another source gives for this boot has been read already. */
    boolean hasRead(KernelLogLine line) {
        return line.micros() < Math.max(micros, skipUntil)
                || (line.micros() == micros && atMicros.contains(line.text()));
    }

    /** The line's text; null when it was read before. */
    @Nullable
    String next(KernelLogLine line) {
        boolean numbered = line.sequence() >= 0;
        if (numbered ? line.sequence() <= sequence : hasRead(line)) {
            return null;
        }
        if (numbered) {
            missed += sequence < 0 ? 0 : line.sequence() - sequence - 1;
            sequence = line.sequence();
        }
        if (line.micros() <= skipUntil) {
            return null;
        }
        if (line.micros() > micros) {
            micros = line.micros();
            atMicros.clear();
        }
        atMicros.add(line.text());
        return line.text();
    }

    /** How many records were overwritten before they could be read, since this was last asked. */
    long takeMissed() {
        long count = missed;
        missed = 0;
        return count;
    }
}
