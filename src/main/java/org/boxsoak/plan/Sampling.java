package org.boxsoak.plan;

import java.time.Duration;

/**
 * Say how often the counters are read.
 *
 * @param every period of meminfo, slabinfo, vmstat and the like
 * @param pageTypeInfo period of /proc/pagetypeinfo, which takes the zone's lock while the kernel walks its free lists: sparingly
 */
public record Sampling(Duration every, Duration pageTypeInfo) {}
