package org.boxsoak.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold one buffer that devices share.
 *
 * @param bytes its size
 * @param exporter who made it: a heap ({@code system}, {@code linux,cma}), {@code ion}, {@code drm} or a driver
 * @param inode its inode; null before 5.4
 * @param name its label; empty if it has none
 * @param devices the devices attached
 */
public record DmaBuf(long bytes, String exporter, @Nullable Long inode, String name, List<String> devices) {
    public DmaBuf {
        devices = List.copyOf(devices);
    }

    /** Whether it lies in a CMA area, as far as the exporter's name tells. */
    public boolean isFromCma() {
        return exporter.contains("cma") || exporter.equals("reserved");
    }
}
