package org.boxsoak.klog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Say where an event stands in the log.
 *
 * @param line number of its first line, from 1
 * @param lastLine number of the last line that belongs to it
 * @param sinceBoot the kernel's time stamp of the first line; null if the log has none
 * @param text the first line without its prefixes
 */
public record EventHead(long line, long lastLine, @Nullable Duration sinceBoot, String text) {
    public EventHead {
        if (line < 1 || lastLine < line) {
            throw new IllegalArgumentException("an event cannot reach from line " + line + " to " + lastLine);
        }
    }
}
