package org.boxsoak.report.page;

import java.util.function.Function;

/** Puts a chart on the page in both widths, of which the reader's screen shows one. */
final class Figure {
    private Figure() {}

    static void add(Markup page, Function<Canvas, Markup> chart, String id, String caption) {
        page.open("figure").line();
        for (ChartSize size : ChartSize.values()) {
            page.insert(chart.apply(new Canvas(id, size, false))).line();
        }
        if (!caption.isEmpty()) {
            page.leaf("figcaption", caption);
        }
        page.close().line();
    }
}
