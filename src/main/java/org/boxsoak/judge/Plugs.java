package org.boxsoak.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Finds the plugs in a journal. */
final class Plugs {
    private Plugs() {}

    static List<Plug> of(List<JournalLine> journal) {
        List<Plug> plugs = new ArrayList<>();
        @Nullable Duration unplugged = null;
        for (JournalLine line : journal) {
            if (line.event() instanceof RunEvent.Unplugged gone) {
                unplugged = line.at().minus(Duration.ofMillis(Math.round(gone.took() * 1e3)));
            } else if (line.event() instanceof RunEvent.PlugStarted start) {
                plugs.add(new Plug(start.plug(), unplugged, line.at(), start.trigger(), null));
                unplugged = null;
            } else if (line.event() instanceof RunEvent.PlugEnded end && !plugs.isEmpty()) {
                Plug open = plugs.remove(plugs.size() - 1);
                plugs.add(new Plug(open.number(), open.unplugged(), open.at(), open.trigger(), end));
            }
        }
        return List.copyOf(plugs);
    }
}
