package org.boxsoak.story;

import java.time.Duration;
import java.util.List;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.Plug;
import org.boxsoak.record.RunEvent;
import org.boxsoak.report.PlugStory;
import org.jspecify.annotations.Nullable;

/** Tells each plug with the times of its stages. */
final class PlugTeller {
    private PlugTeller() {}

    static List<PlugStory> of(Evidence evidence) {
        return evidence.plugs().stream().map(PlugTeller::story).toList();
    }

    private static PlugStory story(Plug plug) {
        RunEvent.PlugEnded ended = plug.ended();
        return new PlugStory(
                plug.number(),
                plug.unplugged(),
                plug.at(),
                ended == null ? null : length(ended.deviceAfter()),
                ended == null ? null : length(ended.interfaceAfter()),
                plug.isBack(),
                ended == null ? "the recording ends before" : ended.outcome() + ": " + ended.detail());
    }

    private static @Nullable Duration length(@Nullable Double seconds) {
        return seconds == null ? null : Points.seconds(seconds);
    }
}
