package org.boxsoak.report.page;

/** Tables that scroll sideways where the screen is narrow. */
final class Tables {
    private Tables() {}

    static void open(Markup page, String label, String... heads) {
        page.open("div", "class", "table", "role", "region", "aria-label", label, "tabindex", "0")
                .line();
        page.open("table").open("thead").open("tr");
        for (String head : heads) {
            page.leaf("th", head, "scope", "col");
        }
        page.close().close().line().open("tbody").line();
    }

    static void close(Markup page) {
        page.close().close().close().line();
    }
}
