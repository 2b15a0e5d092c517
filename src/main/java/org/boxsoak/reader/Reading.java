package org.boxsoak.reader;

import java.time.Duration;
import java.util.Map;

/**
 * One whole reading of a box.
 *
 * @param at its place on the run's timeline
 * @param asked whether it came by a question, not by the period
 * @param texts each source's text, bytes as ISO 8859-1 characters, in the order of reading
 */
public record Reading(Duration at, String bootId, boolean asked, Map<String, String> texts) {}
