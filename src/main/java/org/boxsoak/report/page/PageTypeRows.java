package org.boxsoak.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.boxsoak.report.PageTypeSnapshot;
import org.boxsoak.report.Unit;

/**
 * One page type through all snapshots.
 *
 * @param type the kernel's name
 * @param orders how many orders there are
 * @param counts free blocks by snapshot and order
 */
record PageTypeRows(String type, int orders, List<List<Long>> counts) {
    /** The types that ever had a free block, in the kernel's order. */
    static List<PageTypeRows> of(List<PageTypeSnapshot> snapshots) {
        Set<String> types = new LinkedHashSet<>();
        snapshots.forEach(s -> s.rows().forEach(r -> types.add(r.type())));
        List<PageTypeRows> rows = new ArrayList<>();
        for (String type : types) {
            List<List<Long>> counts =
                    snapshots.stream().map(s -> countsOf(s, type)).toList();
            int orders = counts.stream().mapToInt(List::size).max().orElse(0);
            if (counts.stream().anyMatch(c -> c.stream().anyMatch(n -> n > 0))) {
                rows.add(new PageTypeRows(type, orders, counts));
            }
        }
        return rows;
    }

    long blocks(int snapshot, int order) {
        List<Long> row = counts.get(snapshot);
        return order < row.size() ? row.get(order) : 0;
    }

    /** Blocks of this order and above in units of that order, at the start and at the end. */
    String change(int order) {
        return Values.text(Unit.BLOCKS, supply(0, order)) + " → "
                + Values.text(Unit.BLOCKS, supply(counts.size() - 1, order));
    }

    private double supply(int snapshot, int order) {
        double sum = 0;
        for (int o = order; o < orders; o++) {
            sum += blocks(snapshot, o) * Math.pow(2, o - order);
        }
        return sum;
    }

    private static List<Long> countsOf(PageTypeSnapshot snapshot, String type) {
        return snapshot.rows().stream()
                .filter(r -> r.type().equals(type))
                .map(PageTypeSnapshot.Row::freeBlocks)
                .findFirst()
                .orElse(List.of());
    }
}
