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
        return evidence.plugs().stream().map(plug -> story(plug, evidence)).toList();
    }

    private static PlugStory story(Plug plug, Evidence evidence) {
        RunEvent.PlugEnded ended = plug.ended();
        return new PlugStory(
                plug.number(),
                plug.unplugged(),
                plug.at(),
                ended == null ? null : length(ended.deviceAfter()),
                ended == null ? null : length(ended.interfaceAfter()),
                plug.isBack(),
                (ended == null ? "the recording ends before" : ended.outcome() + ": " + ended.detail())
                        + met(plug, evidence));
    }

    /** The supply that the plug met is what it is judged with. */
    private static String met(Plug plug, Evidence evidence) {
        return evidence.supplyBefore(plug)
                .map(s -> "; it met " + s.pageTypes().supply(4).usable() + " usable order-4 blocks")
                .orElse("");
    }

    private static @Nullable Duration length(@Nullable Double seconds) {
        return seconds == null ? null : Points.seconds(seconds);
    }
}
