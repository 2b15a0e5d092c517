package org.boxsoak.report.page;

/**
 * Where a chart is drawn.
 *
 * @param id begins the ids of its elements, unique on the page
 * @param size for which width
 * @param standalone whether it is a file of its own, which carries its own style, or a part of the page
 */
record Canvas(String id, ChartSize size, boolean standalone) {
    private static final String STYLE = Resource.text("chart.css");

    /** Opens the drawing, with its title and description for those who cannot see it. */
    Markup open(double height, String title, String description) {
        Markup svg = new Markup()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "bx " + size.word(),
                        "viewBox",
                        "0 0 " + size.width + " " + Markup.number(height),
                        "width",
                        standalone ? size.width : null,
                        "height",
                        standalone ? height : null,
                        "role",
                        "img",
                        "aria-labelledby",
                        key("title") + " " + key("desc"))
                .line()
                .leaf("title", title, "id", key("title"))
                .leaf("desc", description, "id", key("desc"))
                .line();
        if (standalone) {
            svg.style(STYLE);
            svg.empty("rect", "class", "paper", "width", size.width, "height", height);
        }
        return svg;
    }

    static String style() {
        return STYLE;
    }

    private String key(String part) {
        return id + "-" + size.word() + "-" + part;
    }
}
