package org.boxsoak.fake;

import java.io.File;
import java.util.Objects;

/** What this JVM holds open, to be compared before and after. */
public record ProcessResources(long threads, long files) {
    /** Counts files, and the threads whose name starts so. */
    public static ProcessResources now(String threadNames) {
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(threadNames))
                .count();
        return new ProcessResources(threads, Objects.requireNonNull(new File("/proc/self/fd").list()).length);
    }
}
