package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which system the host is, as /etc/os-release tells.
 *
 * @param id in one word, e.g. {@code debian}, {@code ubuntu}; empty when nothing tells
 */
record OsRelease(String id) {
    static OsRelease ofThisHost() {
        try {
            return parse(Files.readString(Path.of("/etc/os-release")));
        } catch (IOException e) {
            return parse("");
        }
    }

    static OsRelease parse(String text) {
        return new OsRelease(text.lines()
                .filter(l -> l.startsWith("ID="))
                .map(l -> l.substring("ID=".length()).replace("\"", "").strip())
                .findFirst()
                .orElse(""));
    }

    boolean isDebian() {
        return id.equals("debian") || id.isEmpty();
    }
}
