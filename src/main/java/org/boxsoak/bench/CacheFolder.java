package org.boxsoak.bench;

import java.nio.file.Path;
import java.util.Map;

/** Says where boxsoak keeps what it can make again: {@code $XDG_CACHE_HOME/boxsoak}, or {@code ~/.cache/boxsoak}. */
public final class CacheFolder {
    private CacheFolder() {}

    public static Path locate() {
        return locate(System.getenv(), System.getProperty("user.home"));
    }

    static Path locate(Map<String, String> environment, String home) {
        String wanted = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG specification: a path that is not absolute is to be ignored.
        Path caches = wanted.startsWith("/") ? Path.of(wanted) : Path.of(home, ".cache");
        return caches.resolve("boxsoak");
    }
}
