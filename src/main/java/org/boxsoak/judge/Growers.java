package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.boxsoak.leak.JointSlopes;

/**
 * Who grew by the counters that name somebody: slab caches, callers of vmalloc, processes.
 *
 * @param name the counter, e.g. {@code slab kmalloc-256}
 * @param slope in bytes an hour
 */
public record Growers(String name, JointSlopes.Slope slope) {
    private static final List<String> PREFIXES =
            List.of(CounterSources.SLAB_PREFIX, CounterSources.VMALLOC_PREFIX, CounterSources.PROCESS_PREFIX);

    private static final double MB = 1e6;

    /** Those that surely grew, by at least so many bytes an hour, the fastest first. */
    public static List<Growers> of(Evidence evidence, double leastPerHour) {
        List<Growers> growers = new ArrayList<>();
        evidence.observations().counters().forEach((name, counter) -> {
            if (PREFIXES.stream().anyMatch(name::startsWith)) {
                boolean[] counts = UndisturbedMoments.of(counter.seconds(), counter.boots(), evidence);
                double[] seconds = UndisturbedMoments.picked(counter.seconds(), counts);
                for (JointSlopes.Slope slope :
                        JointSlopes.of(seconds, List.of(UndisturbedMoments.picked(counter.values(), counts)))) {
                    if (slope.low90() > 0 && slope.perHour() >= leastPerHour) {
                        growers.add(new Growers(name, slope));
                    }
                }
            }
        });
        growers.sort(Comparator.comparingDouble((Growers g) -> -g.slope().perHour()));
        return growers;
    }

    /** {@code slab kmalloc-256 +0.2 MB/h (0.1 to 0.3)}. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s %+.1f MB/h (%.1f to %.1f)",
                name,
                slope.perHour() / MB,
                slope.low90() / MB,
                slope.high90() / MB);
    }
}
