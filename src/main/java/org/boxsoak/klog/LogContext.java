package org.boxsoak.klog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remember what earlier lines told of the kernel that writes the log. */
final class LogContext {
    private @Nullable String release;
    private boolean isAmlogic;
    private @Nullable Duration lastStamp;
    private long suppressed;
    private long lastPanic = Long.MIN_VALUE / 2;

    @Nullable
    String release() {
        return release;
    }

    void runs(@Nullable String newRelease) {
        release = newRelease == null ? release : newRelease;
    }

    boolean isAmlogic() {
        return isAmlogic;
    }

    void sawAmlogic() {
        isAmlogic = true;
    }

    @Nullable
    Duration lastStamp() {
        return lastStamp;
    }

    void saw(LogLine line) {
        lastStamp = line.sinceBoot() == null ? lastStamp : line.sinceBoot();
    }

    void panicked(LogLine line) {
        lastPanic = line.number();
    }

    /** Whether a panic was told so many lines before this one, or nearer. */
    boolean hasPanickedBefore(LogLine line, int lines) {
        return line.number() - lastPanic <= lines;
    }

    /** {@code warn_alloc: 12 callbacks suppressed}: so many reports were not printed. */
    void suppressed(long reports) {
        suppressed += reports;
    }

    long takeSuppressed() {
        long taken = suppressed;
        suppressed = 0;
        return taken;
    }
}
