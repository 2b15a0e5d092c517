package org.boxsoak.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.memory.FreeBlocks;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.PageTypeZone;

/** Draws the free lists of a box by migrate type and order. */
final class FreeListTable {
    private FreeListTable() {}

    static List<String> lines(PageTypeInfo types) {
        List<String> lines = new ArrayList<>();
        for (PageTypeZone zone : types.zones()) {
            int orders = zone.free().values().stream()
                    .mapToInt(f -> f.byOrder().size())
                    .max()
                    .orElse(0);
            StringBuilder head = new StringBuilder(
                    String.format(Locale.ROOT, "%-12s", zone.id().zone() + " order"));
            for (int order = 0; order < orders; order++) {
                head.append(String.format(Locale.ROOT, "%8d", order));
            }
            lines.add(head.toString());
            for (Map.Entry<String, FreeBlocks> type : zone.free().entrySet()) {
                StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-12s", type.getKey()));
                type.getValue().byOrder().forEach(count -> row.append(String.format(Locale.ROOT, "%8s", count)));
                lines.add(row.toString());
            }
        }
        return lines;
    }
}
