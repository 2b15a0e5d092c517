package org.boxsoak.memory;

import org.jspecify.annotations.Nullable;

/**
 * Name a zone of the page allocator.
 *
 * @param node the NUMA node; 0 on boxes
 * @param zone DMA, DMA32, Normal, HighMem, Movable, Device
 */
public record ZoneId(int node, String zone) {
    /** The zone that a line {@code Node 0, zone    DMA32} names, read up to its end; null if the line has another form. */
    static @Nullable ZoneId scan(LineScanner in) {
        if (!in.skip("Node")) {
            return null;
        }
        long node = in.number();
        if (node == LineScanner.NONE || node > Integer.MAX_VALUE || !in.skip(",") || !in.skip("zone")) {
            return null;
        }
        String zone = in.wordUpTo(',');
        return zone.isEmpty() ? null : new ZoneId((int) node, zone);
    }

    @Override
    public String toString() {
        return "node " + node + " zone " + zone;
    }
}
