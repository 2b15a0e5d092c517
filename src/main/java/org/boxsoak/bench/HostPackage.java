package org.boxsoak.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Debian package that some part of the harness needs on this host.
 *
 * @param name the package's name
 * @param proof what shows that it is there, however it was installed: a program's name, or a file's absolute path
 */
public record HostPackage(String name, String proof) {
    public HostPackage {
        if (!name.matches("[a-z0-9][a-z0-9+.-]+")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a Debian package");
        }
    }

    /** A package that brings a program of the same name. */
    public static HostPackage program(String name) {
        return new HostPackage(name, name);
    }

    boolean isPresent() {
        return proof.startsWith("/")
                ? Files.exists(Path.of(proof))
                : Programs.find(proof).isPresent();
    }
}
