package org.boxsoak.plan;

/**
 * Says which growth counts as a leak.
 *
 * @param forbid the least growth that counts as one
 * @param onLeak what a run does when it is certain of one before its end
 */
public record LeakExpectation(GrowthRate forbid, OnLeak onLeak) {}
