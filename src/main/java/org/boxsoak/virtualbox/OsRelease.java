package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which system the host is, as /etc/os-release tells.
 *
 * @param id in one word, e.g. {@code debian}, {@code ubuntu}; empty when nothing tells
 * @param name for people, e.g. {@code Ubuntu 24.04.1 LTS}
 */
record OsRelease(String id, String name) {
    static OsRelease ofThisHost() {
        try {
            return parse(Files.readString(Path.of("/etc/os-release")));
        } catch (IOException e) {
            return parse("");
        }
    }

    static OsRelease parse(String text) {
        return new OsRelease(value(text, "ID"), value(text, "PRETTY_NAME"));
    }

    boolean isDebian() {
        return id.equals("debian") || id.isEmpty();
    }

    private static String value(String text, String key) {
        return text.lines()
                .filter(l -> l.startsWith(key + "="))
                .map(l -> l.substring(key.length() + 1).replace("\"", "").strip())
                .findFirst()
                .orElse("");
    }
}
