package org.boxsoak.report.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A link to a file of the run's folder; a path that could lead elsewhere stays text. */
final class RawLink {
    private static final Pattern PLAIN = Pattern.compile("(?!/)[A-Za-z0-9._/-]{1,200}");

    private RawLink() {}

    /** The address of a path below the page's folder, or null where it could lead elsewhere. */
    static @Nullable String address(String path) {
        return PLAIN.matcher(path).matches() && !path.contains("..") ? "./" + path : null;
    }

    static void add(Markup page, String path) {
        String address = address(path);
        if (address != null) {
            page.open("a", "href", address).leaf("code", path).close();
        } else {
            page.leaf("code", VisibleText.name(path));
        }
    }
}
