package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Read /proc/buddyinfo: free blocks by zone and order, all migrate types together (CMA, HighAtomic and Isolate included).
 * <pre>
 * Node 0, zone      DMA      1      1      1      0      2      1      1      0      1      1      3
 * Node 0, zone    DMA32   3173    856    529      0      0      0      0      0      0      0      0
 * Node 0, zone   Normal   4381   1093    185   1530    567    102      4      0      0      0      0
 * </pre>
 * From mm/vmstat.c, the same from 2.6 to 6.12; the number of columns is the kernel's MAX_ORDER.
 * Where CMA is large it cannot show that unmovable requests fail: read {@link PageTypeInfo} for that.
 *
 * @param zones the free blocks of each zone, in the file's order
 * @param reading what was kept and what was not
 */
public record BuddyInfo(Map<ZoneId, FreeBlocks> zones, Reading reading) {
    public BuddyInfo {
        zones = Ordered.copyOf(zones);
    }

    public static BuddyInfo parse(String text) {
        Map<ZoneId, FreeBlocks> zones = new LinkedHashMap<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            ZoneId id = ZoneId.scan(in);
            FreeBlocks blocks = id == null ? null : FreeBlocks.scan(in);
            if (in.isBlankLine()) {
                continue;
            }
            if (id == null || blocks == null) {
                in.reject("a row is 'Node N, zone NAME' and a count for each order");
            } else if (blocks.byOrder().size() < columns(zones)) {
                in.reject("this row should have " + columns(zones) + " counts like the first");
            } else if (zones.putIfAbsent(id, blocks) != null) {
                in.reject("an earlier row has the same zone");
            }
        }
        return new BuddyInfo(zones, zones.isEmpty() ? in.readingWithout("no row of a zone was found") : in.reading());
    }

    /** The free blocks of all zones together. */
    public FreeBlocks all() {
        return zones.values().stream().reduce(FreeBlocks.NONE, FreeBlocks::plus);
    }

    private static int columns(Map<ZoneId, FreeBlocks> zones) {
        return zones.isEmpty() ? 0 : zones.values().iterator().next().byOrder().size();
    }
}
