package org.boxsoak.judge;

import java.time.Duration;
import java.util.List;
import org.boxsoak.record.ConsoleEntry;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Sums up for how long a bench's console was not read. */
final class ConsoleGaps {
    /** Above this share of the run, what the console would have said may be missed: an adapter that is plugged anew once a night. */
    static final double MOST = 0.05;

    private ConsoleGaps() {}

    /** As a share of the run; 0 also where the bench has no console. */
    static double share(Evidence evidence) {
        Recording recording = evidence.recording();
        Duration gaps = Duration.ZERO;
        @Nullable Duration since = null;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.KernelLogFollowed) {
                // What is missed of it is read later, from the kernel's own buffer.
                return 0;
            } else if (line.event() instanceof RunEvent.ConsoleGap && since == null) {
                since = line.at();
            } else if (since != null && line.event() instanceof RunEvent.ConsoleBack) {
                gaps = gaps.plus(line.at().minus(since));
                since = null;
            }
        }
        if (since != null) {
            gaps = gaps.plus(
                    firstWordAfter(since, recording.console(), evidence.end()).minus(since));
        }
        return evidence.end().isZero()
                ? 0
                : (double) gaps.toMillis() / evidence.end().toMillis();
    }

    /** Recordings of before did not say when a console was back: its next line does. */
    private static Duration firstWordAfter(Duration gap, List<ConsoleEntry> console, Duration end) {
        return console.stream()
                .map(ConsoleEntry::at)
                .filter(at -> at.compareTo(gap) > 0)
                .findFirst()
                .orElse(end);
    }
}
