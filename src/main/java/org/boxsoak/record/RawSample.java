package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;

/**
 * The text of one of the box's files at one moment, as it was read; parsing comes later.
 *
 * @param at run time at which the answer was whole
 * @param wall the host's wall clock then
 * @param bootId the boot in which it was read
 * @param source the file's short name, e.g. {@code meminfo}
 * @param text the file's bytes, as ISO 8859-1 characters
 */
public record RawSample(Duration at, Instant wall, String bootId, String source, String text) {
    public double seconds() {
        return at.toNanos() / 1e9;
    }
}
