package org.boxsoak.virtualbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry of a Debian package list, as far as it matters here. As {@code apt-cache show} of Debian 12 prints it:
 *
 * <pre>
 * Package: linux-image-arm64
 * Version: 6.1.192-2
 * Depends: linux-image-6.1.0-56-arm64 (= 6.1.192-2)
 * </pre>
 *
 * @param depends names of the packages that it needs, first alternatives only, without versions
 */
record DebianPackage(String name, String version, List<String> depends) {
    DebianPackage {
        depends = List.copyOf(depends);
    }

    static DebianPackage parse(String entry) {
        Map<String, String> fields = new HashMap<>();
        entry.lines()
                .map(line -> line.split(": ", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> fields.putIfAbsent(field[0], field[1].strip()));
        List<String> depends = Arrays.stream(fields.getOrDefault("Depends", "").split(","))
                .map(d -> d.strip().split("[ |:(]", 2)[0])
                .filter(d -> !d.isEmpty())
                .toList();
        return new DebianPackage(field(fields, "Package"), field(fields, "Version"), depends);
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a package list entry without '" + name + "'");
        }
        return value;
    }
}
