package org.boxsoak.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.boxsoak.allocator.FreeOrder;
import org.boxsoak.allocator.MigrateType;
import org.boxsoak.allocator.ZoneState;

/** Draws the free blocks of a zone by order and type; {@code +} where a list shares a count with others. */
final class BuddyTable {
    private BuddyTable() {}

    static List<String> lines(ZoneState zone) {
        List<FreeOrder> orders = zone.orders();
        List<String> lines = new ArrayList<>();
        if (orders.isEmpty()) {
            return lines;
        }
        StringBuilder head =
                new StringBuilder(String.format(Locale.ROOT, "%-12s", zone.id().zone() + " order"));
        StringBuilder all = new StringBuilder(String.format(Locale.ROOT, "%-12s", "free blocks"));
        for (int order = 0; order < orders.size(); order++) {
            head.append(String.format(Locale.ROOT, "%7d", order));
            all.append(String.format(Locale.ROOT, "%7d", orders.get(order).blocks()));
        }
        lines.add(head.toString());
        lines.add(all.toString());
        for (MigrateType type : MigrateType.values()) {
            if (orders.stream().anyMatch(o -> holds(o, type))) {
                StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-12s", type.kernelName()));
                orders.forEach(o -> row.append(String.format(Locale.ROOT, "%7s", cell(o, type))));
                lines.add(row.toString());
            }
        }
        return lines;
    }

    private static boolean holds(FreeOrder order, MigrateType type) {
        Set<MigrateType> present = order.present();
        return present != null && present.contains(type);
    }

    private static String cell(FreeOrder order, MigrateType type) {
        Map<MigrateType, Long> counts = order.counts();
        if (counts != null) {
            return Long.toString(counts.getOrDefault(type, 0L));
        }
        return holds(order, type) ? "+" : ".";
    }
}
