package org.boxsoak.report.page;

import java.util.ArrayList;
import java.util.List;

/** The names beside their colours, in as many rows as the width needs, after the chart's own title. */
final class Legend {
    private static final int SWATCH = 18;
    private static final int APART = 18;

    private final ChartSize size;
    private final List<Item> items = new ArrayList<>();
    private double x;
    private int row;

    Legend(ChartSize size, String title) {
        this.size = size;
        add(new Item("panel-title", "", title, 0, 0), size.textWidth(title) * 1.1);
    }

    /** Adds a name; {@code shape} is the class of the line or area that it stands for. */
    void add(String shape, String text) {
        add(new Item("legend", shape, text, 0, 0), size.textWidth(text) + SWATCH);
    }

    double height() {
        return (row + 1) * size.lineHeight() + 9.0;
    }

    void draw(Markup svg, double top) {
        for (Item item : items) {
            double y = top + (item.row + 1) * size.lineHeight() - 5;
            double left = item.x;
            if (!item.shape.isEmpty()) {
                double middle = y - size.font * 0.35;
                svg.empty(
                        "path",
                        "class",
                        item.shape,
                        "d",
                        "M" + Markup.number(left) + " " + Markup.number(middle) + "h" + (SWATCH - 5));
                left += SWATCH;
            }
            svg.leaf("text", item.text, "class", item.style, "x", left, "y", y);
        }
        svg.line();
    }

    private void add(Item item, double width) {
        if (x > 0 && x + width > size.right()) {
            x = 0;
            row++;
        }
        items.add(new Item(item.style, item.shape, item.text, x, row));
        x += width + APART;
    }

    private record Item(String style, String shape, String text, double x, int row) {}
}
