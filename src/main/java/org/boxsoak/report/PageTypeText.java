package org.boxsoak.report;

import java.time.Duration;

/**
 * {@code /proc/pagetypeinfo} as the box printed it.
 *
 * @param label when, in words: "at start", "at the failure"
 * @param at since the run's start
 * @param text the file, untouched
 */
public record PageTypeText(String label, Duration at, String text) {}
