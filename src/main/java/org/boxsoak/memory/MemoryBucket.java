package org.boxsoak.memory;

import java.util.List;

/**
 * Hold one share of the RAM.
 *
 * @param name what it is, e.g. {@code page cache}
 * @param kB its size
 * @param source where the figure comes from, e.g. {@code meminfo: Cached + Buffers - Shmem}
 * @param parts what it consists of, largest first; empty where that is not known
 */
public record MemoryBucket(String name, long kB, String source, List<MemoryBucket> parts) {
    public MemoryBucket {
        parts = List.copyOf(parts);
        if (kB < 0) {
            throw new IllegalArgumentException("a share of the RAM is never negative: " + name + " " + kB + " kB");
        }
    }

    MemoryBucket(String name, long kB, String source) {
        this(name, kB, source, List.of());
    }
}
