package org.boxsoak.report.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.report.Unit;

/** Draws what is held by call chain: each function as wide as what is held through it, the outermost at the bottom. */
public final class FlameGraph {
    private static final int ROW = 18;
    private static final int COLOURS = 9;
    private static final double LEAST_WIDTH = 1.5;
    private static final int MOST_ROWS = 40;

    private final Markup svg;
    private final double pixelsPerByte;
    private final double bottom;

    private FlameGraph(Markup svg, double pixelsPerByte, double bottom) {
        this.svg = svg;
        this.pixelsPerByte = pixelsPerByte;
        this.bottom = bottom;
    }

    private static final class Node {
        long bytes;
        final Map<String, Node> callees = new TreeMap<>();

        int depth() {
            return 1 + callees.values().stream().mapToInt(Node::depth).max().orElse(0);
        }
    }

    /** The graph as a file of its own. */
    public static String standalone(Map<List<String>, Long> folded) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + draw(folded, new Canvas("flames", ChartSize.WIDE, true))
                + "\n";
    }

    /** @param folded bytes by chain, the outermost function first */
    static Markup draw(Map<List<String>, Long> folded, Canvas canvas) {
        Node root = new Node();
        folded.forEach((path, bytes) -> add(root, path, bytes));
        int rows = Math.min(MOST_ROWS, root.depth());
        double height = (rows + 1.5) * ROW;
        String total = Values.text(Unit.BYTES, (double) root.bytes);
        Markup svg = canvas.open(
                height, "Memory that was taken during the trace and is held still", total + " in all, by call chain");
        double room = canvas.size().right() - 2;
        FlameGraph graph = new FlameGraph(svg, root.bytes == 0 ? 0 : room / root.bytes, height - ROW * 0.5);
        graph.box("held: " + total, root, 2, 0, root.bytes);
        graph.callees(root, 2, 1, rows, root.bytes);
        return svg.close();
    }

    private static void add(Node root, List<String> path, long bytes) {
        Node node = root;
        node.bytes += bytes;
        for (String function : path) {
            node = node.callees.computeIfAbsent(function, f -> new Node());
            node.bytes += bytes;
        }
    }

    private void callees(Node node, double x, int row, int rows, long total) {
        if (row >= rows) {
            return;
        }
        double at = x;
        for (Map.Entry<String, Node> callee : node.callees.entrySet()) {
            double width = callee.getValue().bytes * pixelsPerByte;
            if (width >= LEAST_WIDTH) {
                box(callee.getKey(), callee.getValue(), at, row, total);
                callees(callee.getValue(), at, row + 1, rows, total);
            }
            at += width;
        }
    }

    private void box(String name, Node node, double x, int row, long total) {
        double width = node.bytes * pixelsPerByte;
        double y = bottom - (row + 1) * ROW;
        String share = total == 0 ? "" : ", " + Values.plain(100.0 * node.bytes / total) + " %";
        svg.open("g").leaf("title", name + ": " + Values.text(Unit.BYTES, (double) node.bytes) + share);
        svg.empty(
                "rect",
                "class",
                "area flame a" + (Math.floorMod(name.hashCode(), COLOURS) + 1),
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                ROW - 1);
        int fits = (int) (width / 7.3);
        if (fits >= 4) {
            String shown = name.length() <= fits ? name : name.substring(0, fits - 1) + "…";
            svg.leaf("text", shown, "x", x + 3, "y", y + 13);
        }
        svg.close().line();
    }
}
