package org.boxsoak.klog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remember what earlier lines told of the kernel that writes the log. */
final class LogContext {
    private @Nullable String release;
    private boolean isAmlogic;
    private @Nullable Duration lastStamp;
    private long suppressed;

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
