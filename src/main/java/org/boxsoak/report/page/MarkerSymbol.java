package org.boxsoak.report.page;

import org.boxsoak.report.Marker;

/** One shape a kind of marker, so that colour is never the only difference. */
final class MarkerSymbol {
    private MarkerSymbol() {}

    static void draw(Markup svg, Marker.Kind kind, double x, double y) {
        svg.empty(
                "path",
                "class",
                "mark " + style(kind),
                "transform",
                "translate(" + Markup.number(x) + " " + Markup.number(y) + ")",
                "d",
                shape(kind));
    }

    static String style(Marker.Kind kind) {
        return switch (kind) {
            case PHASE, CYCLE, NOTE -> "note";
            case UNPLUG -> "unplug";
            case PLUG -> "plug";
            case REBOOT -> "reboot";
            case ALLOCATION_FAILURE -> "failure";
            case CRASH -> "crash";
        };
    }

    private static String shape(Marker.Kind kind) {
        return switch (kind) {
            case PHASE, CYCLE -> "M0-4V4";
            case NOTE -> "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z";
            case UNPLUG -> "M0 4.5L4.5-3.5H-4.5z";
            case PLUG -> "M0-4.5L4.5 3.5H-4.5z";
            case REBOOT -> "M0-5L5 0L0 5L-5 0z";
            case ALLOCATION_FAILURE -> "M-4-4L4 4M4-4L-4 4";
            case CRASH -> "M0-6L1.6-2.2L5.5-3.2L3.2 0L5.5 3.2L1.6 2.2L0 6L-1.6 2.2L-5.5 3.2L-3.2 0L-5.5-3.2L-1.6-2.2z";
        };
    }
}
