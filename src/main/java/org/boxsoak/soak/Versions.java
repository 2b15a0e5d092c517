package org.boxsoak.soak;

import java.util.Map;

/** What a run was made with. */
final class Versions {
    private Versions() {}

    static Map<String, String> ofThisHost() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return Map.of(
                "boxsoak",
                version == null ? "development" : version,
                "java",
                System.getProperty("java.runtime.version", ""),
                "host",
                System.getProperty("os.name", "") + " " + System.getProperty("os.version", "") + " "
                        + System.getProperty("os.arch", ""));
    }
}
