package org.boxsoak.nights;

import org.boxsoak.record.Outcome;

/**
 * One run in a history; small, since a history may hold a million of them.
 *
 * @param startedSeconds wall time of its start, seconds since 1970
 * @param verdict how it came out
 * @param build the build of the box's system; empty where the box did not say
 * @param leak what was said of its memory
 */
public record Night(long startedSeconds, Outcome verdict, String build, LeakWord leak) {}
