package org.boxsoak.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.boxsoak.report.Marker;

/**
 * Finds places for the labels of markers so that none covers another: markers within a few pixels share one stack of
 * lines, and stacks go side by side into lanes above the chart. Where there is no room, the less telling kinds stay without
 * a label; their symbol is always drawn.
 */
final class MarkerLabels {
    private static final double SAME_PLACE = 9;
    private static final double OFF_LEADER = 7;
    private static final int SYMBOL = 14;
    private static final int MOST_LINES = 4;
    private static final int MOST_LANES = 6;
    private static final int LANES_OF_PLUGS = 2;
    /** How much wider the labels of what is telling are. */
    private static final double BOLD = 1.13;

    private final ChartSize size;
    private final List<Stack> placed = new ArrayList<>();
    private final List<Box> taken = new ArrayList<>();

    MarkerLabels(List<Marker> markers, Scale time, ChartSize size) {
        this.size = size;
        List<Stack> stacks = stacks(markers, time);
        stacks.sort(Comparator.comparing(Stack::weight).reversed().thenComparing(Stack::x));
        stacks.forEach(this::place);
    }

    List<Stack> placed() {
        return placed;
    }

    /** How many lanes the labels need. */
    int lanes() {
        return placed.stream().mapToInt(s -> s.lane + s.lines.size()).max().orElse(0);
    }

    /**
     * Markers at one place.
     *
     * @param x where their leader stands
     * @param lines what is written, in order of time from top to bottom
     * @param lane of the lowest line, counted upwards
     * @param left where the lines begin
     */
    record Stack(double x, List<Marker> lines, int lane, double left) {
        Marker.Kind weight() {
            return lines.stream()
                    .map(Marker::kind)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private record Box(double left, double right, int low, int high) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && low <= other.high && other.low <= high;
        }
    }

    private static List<Stack> stacks(List<Marker> markers, Scale time) {
        List<Marker> ordered = markers.stream()
                .filter(m -> !m.isDivision())
                .sorted(Comparator.comparing(Marker::at))
                .toList();
        List<Stack> stacks = new ArrayList<>();
        List<Marker> here = new ArrayList<>();
        for (Marker marker : ordered) {
            if (!here.isEmpty()
                    && time.at(marker.seconds()) - time.at(here.get(0).seconds()) > SAME_PLACE) {
                stacks.add(stack(here, time));
                here.clear();
            }
            here.add(marker);
        }
        if (!here.isEmpty()) {
            stacks.add(stack(here, time));
        }
        return stacks;
    }

    private static Stack stack(List<Marker> here, Scale time) {
        Set<Marker.Kind> kinds = here.stream().map(Marker::kind).collect(Collectors.toSet());
        boolean plugs = kinds.contains(Marker.Kind.PLUG);
        Marker firstPlug = plugs ? first(here, Marker.Kind.PLUG) : here.get(0);
        List<Marker> lines = here.stream()
                // Where plugs stand close, the first one names the place.
                .filter(m -> m.kind() != Marker.Kind.PLUG || m.equals(firstPlug))
                .filter(m -> m.kind() != Marker.Kind.UNPLUG || !plugs)
                .sorted(Comparator.comparing(Marker::kind).reversed())
                .limit(MOST_LINES)
                .sorted(Comparator.comparing(Marker::at).thenComparing(Marker::kind))
                .toList();
        return new Stack(time.at(here.get(0).seconds()), lines, 0, 0);
    }

    private static Marker first(List<Marker> markers, Marker.Kind kind) {
        return markers.stream().filter(m -> m.kind() == kind).findFirst().orElseThrow();
    }

    private void place(Stack stack) {
        boolean telling = stack.weight().compareTo(Marker.Kind.PLUG) > 0;
        int lanes = telling ? MOST_LANES : LANES_OF_PLUGS;
        double width = stack.lines.stream()
                        .mapToDouble(m -> size.textWidth(m.label()) * (telling ? BOLD : 1))
                        .max()
                        .orElse(0)
                + SYMBOL;
        for (int lane = 0; lane + stack.lines.size() <= lanes; lane++) {
            int top = lane + stack.lines.size() - 1;
            Box leader = new Box(stack.x - 3, stack.x + 3, 0, top);
            for (double left : new double[] {stack.x + OFF_LEADER, stack.x - OFF_LEADER - width}) {
                Box text = new Box(left - 4, left + width + 4, lane, top);
                if (left >= 0
                        && left + width <= size.width
                        && taken.stream().noneMatch(b -> b.meets(text) || b.meets(leader))) {
                    taken.add(text);
                    taken.add(leader);
                    placed.add(new Stack(stack.x, stack.lines, lane, left));
                    return;
                }
            }
        }
    }
}
