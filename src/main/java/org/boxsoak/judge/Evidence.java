package org.boxsoak.judge;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checks look at, read once from a recording.
 *
 * @param plan the plan as it was when the run began
 * @param recording journal, console, damage
 * @param observations the samples as counters
 * @param kernel what the kernel's log tells
 * @param plugs every plug, in order
 * @param goodNights earlier good nights that the run is compared with
 */
public record Evidence(
        TestPlan plan,
        Recording recording,
        Observations observations,
        KernelTale kernel,
        List<Plug> plugs,
        GoodNightsFile goodNights) {
    public Evidence {
        plugs = List.copyOf(plugs);
    }

    List<SupplyAt> supplies() {
        return observations.supplies();
    }

    Counter samples() {
        return observations.ticks();
    }

    /** How the run ended; null when the recording just stops: its harness was killed, or it is still running. */
    public RunEvent.@Nullable RunEnded ended() {
        return recording.journal().stream()
                .map(JournalLine::event)
                .filter(RunEvent.RunEnded.class::isInstance)
                .map(RunEvent.RunEnded.class::cast)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** Run time of the last thing recorded. */
    public Duration end() {
        List<JournalLine> journal = recording.journal();
        return journal.isEmpty()
                ? Duration.ZERO
                : journal.get(journal.size() - 1).at();
    }

    /** Run time of the first thing that went wrong on the box: a failed allocation, a crash, a failed plug; null: nothing did. */
    public @Nullable Duration firstFailure() {
        return Stream.concat(
                        kernel.decidingMoments().stream().map(KernelTale.Moment::at),
                        plugs.stream()
                                .filter(p -> p.ended() != null && !p.isBack())
                                .map(Plug::at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether the box was away when the recording ends. */
    boolean isLostAtTheEnd() {
        boolean lost = false;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.BoxLost) {
                lost = true;
            } else if (line.event() instanceof RunEvent.BoxBack) {
                lost = false;
            }
        }
        return lost;
    }
}
