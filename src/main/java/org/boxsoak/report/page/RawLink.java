package org.boxsoak.report.page;

import java.util.regex.Pattern;

/** A link to a file of the run's folder; a path that could lead elsewhere stays text. */
final class RawLink {
    private static final Pattern PLAIN = Pattern.compile("(?!/)[A-Za-z0-9._/-]{1,200}");

    private RawLink() {}

    static void add(Markup page, String path) {
        if (PLAIN.matcher(path).matches() && !path.contains("..")) {
            page.open("a", "href", "./" + path).leaf("code", path).close();
        } else {
            page.leaf("code", VisibleText.name(path));
        }
    }
}
