package org.boxsoak.allocator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Find the entry of {@code lowmem_reserve[]} that a request meets: the array is indexed by the zones compiled in, which a report
 * does not list. Normal and Movable always are; of the others those that hold memory show up.
 */
final class LowmemReserve {
    private LowmemReserve() {}

    /** The pages that {@code zone} keeps back from a request whose highest zone is {@code highest}. */
    static long of(ZoneState zone, ZoneType highest, List<ZoneState> all) {
        List<Long> reserve = zone.lowmemReserve();
        if (reserve.isEmpty()) {
            return 0;
        }
        List<ZoneType> compiled = compiled(all);
        int index = compiled.indexOf(zone.type()) + offset(all);
        int steps = steps(compiled, zone.type(), highest);
        return reserve.get(Math.max(0, Math.min(reserve.size() - 1, index + steps)));
    }

    private static List<ZoneType> compiled(List<ZoneState> all) {
        TreeSet<ZoneType> types = new TreeSet<>(List.of(ZoneType.NORMAL, ZoneType.MOVABLE));
        all.forEach(z -> types.add(z.type()));
        return new ArrayList<>(types);
    }

    /** How many compiled zones lie above {@code from}, up to {@code to} (or to the next lower one if {@code to} is not there). */
    private static int steps(List<ZoneType> compiled, ZoneType from, ZoneType to) {
        ZoneType known = to == ZoneType.HIGH_MEM && !compiled.contains(to) ? ZoneType.NORMAL : to;
        return (int) compiled.stream()
                .filter(t -> t.compareTo(from) > 0 && t.compareTo(known) <= 0)
                .count();
    }

    /** How many compiled zones without memory lie below the lowest one that shows: its own entry and those below it are 0. */
    private static int offset(List<ZoneState> all) {
        ZoneState lowest =
                all.stream().min(Comparator.comparing(ZoneState::type)).orElse(null);
        if (lowest == null || lowest.lowmemReserve().stream().allMatch(r -> r == 0)) {
            return 0;
        }
        int zeros = 0;
        while (lowest.lowmemReserve().get(zeros) == 0) {
            zeros++;
        }
        int above = nextPopulated(all, lowest.type());
        return Math.max(0, zeros - above);
    }

    /** How many compiled zones after the lowest one stay without memory (their entries are 0, too), plus one for itself. */
    private static int nextPopulated(List<ZoneState> all, ZoneType lowest) {
        List<ZoneType> compiled = compiled(all);
        int count = 1;
        for (int i = compiled.indexOf(lowest) + 1; i < compiled.size(); i++) {
            ZoneType type = compiled.get(i);
            if (all.stream().anyMatch(z -> z.type() == type)) {
                return count;
            }
            count++;
        }
        return count;
    }
}
