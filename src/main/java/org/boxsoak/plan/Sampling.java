package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;

/**
 * Say how often the counters are read, and what that may cost the box.
 *
 * @param every period of meminfo, slabinfo, vmstat and the like
 * @param pageTypeInfo period of /proc/pagetypeinfo, which takes the zone's lock while the kernel walks its free lists: sparingly
 * @param budget share of one core of the box that reading may take, 0.005 for half a per cent
 * @param processes names of processes whose memory is read besides that of the largest
 */
public record Sampling(Duration every, Duration pageTypeInfo, double budget, List<String> processes) {
    public Sampling {
        processes = List.copyOf(processes);
    }

    /** As of a plan that says nothing of it. */
    public static Sampling usual() {
        return new Sampling(Duration.ofSeconds(10), Duration.ofSeconds(60), 0.005, List.of());
    }
}
