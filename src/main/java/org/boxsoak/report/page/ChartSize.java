package org.boxsoak.report.page;

import java.util.Locale;

/** The widths that charts are drawn for, so that their text is legible on a desk, on a phone and on paper. */
enum ChartSize {
    WIDE(1160, 13, 66, 10),
    NARROW(364, 12, 52, 4),
    /** A4 upright, which a browser takes as about 700 pixels wide between narrow margins. */
    PRINT(700, 11, 58, 7);

    /** Width of the whole drawing, in pixels. */
    final int width;
    /** Font size in pixels. */
    final int font;
    /** Room for the labels of the y axis. */
    final int margin;
    /** How many ticks the time axis can bear. */
    final int timeTicks;

    ChartSize(int width, int font, int margin, int timeTicks) {
        this.width = width;
        this.font = font;
        this.margin = margin;
        this.timeTicks = timeTicks;
    }

    /** About how wide a text is: exact widths would need the reader's fonts. */
    double textWidth(String text) {
        return text.codePointCount(0, text.length()) * font * 0.56;
    }

    int lineHeight() {
        return font + 5;
    }

    double right() {
        return width - 22;
    }

    /** The name in style sheets and ids. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
