package org.boxsoak.report.page;

import java.net.URI;
import java.net.URISyntaxException;

/** A link to a file of the run's folder; a path that would lead elsewhere stays text. */
final class RawLink {
    private RawLink() {}

    static void add(Markup page, String path) {
        String address = address(path);
        if (address.isEmpty()) {
            page.leaf("code", path);
        } else {
            page.open("a", "href", address).leaf("code", path).close();
        }
    }

    private static String address(String path) {
        if (path.startsWith("/") || path.contains("..") || path.contains("\\") || path.isBlank()) {
            return "";
        }
        try {
            return new URI(null, null, "./" + path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
