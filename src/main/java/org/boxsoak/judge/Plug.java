package org.boxsoak.judge;

import java.time.Duration;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/**
 * One plug of the module, from the relay's switching to the end of the watch.
 *
 * @param unplugged when it was taken away before; null: it was not plugged
 * @param at when the relay plugged it
 * @param ended how it went; null: the recording ends before
 */
public record Plug(
        int number, @Nullable Duration unplugged, Duration at, String trigger, RunEvent.@Nullable PlugEnded ended) {
    public boolean isBack() {
        return ended != null && ended.outcome().equals("back");
    }
}
