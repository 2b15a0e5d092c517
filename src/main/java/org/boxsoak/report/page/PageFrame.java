package org.boxsoak.report.page;

import java.util.function.Consumer;

/** What every page begins and ends with: style, and a policy under which it runs nothing and fetches nothing. */
final class PageFrame {
    private static final String STYLE = Resource.text("page.css");

    private PageFrame() {}

    static String html(String title, Consumer<Markup> body) {
        Markup page = new Markup().open("html", "lang", "en").line();
        page.open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        // Whatever a log line holds: this page runs nothing and fetches nothing.
        String policy = "default-src 'none'; style-src 'unsafe-inline'";
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        page.leaf("title", title);
        page.line().style(Canvas.style()).style(STYLE).close().line();
        page.open("body").line().open("main").line();
        body.accept(page);
        page.close().line().close().line().close();
        return "<!DOCTYPE html>\n" + page + "\n";
    }
}
