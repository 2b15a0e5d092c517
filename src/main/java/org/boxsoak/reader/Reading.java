package org.boxsoak.reader;

import java.time.Duration;
import java.util.Map;

/**
 * One whole reading of a box.
 *
 * @param at its place on the run's timeline
 * @param all whether every source was due: by a question, or as the first of its reader
 * @param texts each source's text, bytes as ISO 8859-1 characters, in the order of reading
 */
public record Reading(Duration at, String bootId, boolean all, Map<String, String> texts) {}
