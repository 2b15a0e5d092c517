package org.boxsoak.memory;

import java.util.List;
import java.util.Optional;

/**
 * Split MemTotal into shares that do not overlap; what is left over is held by somebody whom no counter shows.
 * The identity is that of kernels 3.x to 6.12 (fs/proc/meminfo.c, mm/show_mem.c): vmalloc and large kmalloc are counted since 5.4 only,
 * before that they are part of the rest unless /proc/vmallocinfo tells. A share whose source is missing is absent, not 0.
 * Figures are not read at one instant and counters lag by some pages per CPU: watch slopes, and take single megabytes for noise.
 *
 * @param totalKb MemTotal; 0 if meminfo is missing, and then there are no shares
 * @param buckets the shares, in a fixed order
 * @param unaccountedKb the rest: pages that drivers, GPU, ION and the network took directly; below zero where sources overlap
 * @param notes what a reader must know: sources that are missing, assumptions, contradictions
 */
public record MemoryAccount(long totalKb, List<MemoryBucket> buckets, long unaccountedKb, List<String> notes) {
    /** Shares of the RAM are read at slightly different times: up to this part of it may be double. */
    private static final int NOISE_DIVISOR = 100;

    public MemoryAccount {
        buckets = List.copyOf(buckets);
        notes = List.copyOf(notes);
        long sum = buckets.stream().mapToLong(MemoryBucket::kB).reduce(unaccountedKb, Long::sum);
        if (sum != totalKb) {
            throw new IllegalArgumentException("shares add up to " + sum + " kB of " + totalKb + " kB");
        }
    }

    public static MemoryAccount of(MemoryFiles files) {
        return new MemoryAccountant(files).account();
    }

    /** Whether a counter of /proc/vmstat says anything to an account. */
    public static boolean countsVmStat(String name) {
        return name.startsWith("nr_isolated_") || name.equals("nr_zspages");
    }

    /** A share by name; empty if its source is missing. */
    public Optional<MemoryBucket> bucket(String name) {
        return buckets.stream().filter(b -> b.name().equals(name)).findFirst();
    }

    /** Whether the shares fit into MemTotal, up to 1 % for counters read at different times. */
    public boolean isConsistent() {
        return totalKb > 0 && unaccountedKb >= -totalKb / NOISE_DIVISOR;
    }
}
