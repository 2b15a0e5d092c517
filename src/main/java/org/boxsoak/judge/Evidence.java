package org.boxsoak.judge;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.boxsoak.plan.SupplyExpectation;
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
 * @param owners who holds the memory
 */
public record Evidence(
        TestPlan plan,
        Recording recording,
        Observations observations,
        KernelTale kernel,
        List<Plug> plugs,
        GoodNightsFile goodNights,
        OwnerRecords owners) {
    public Evidence {
        plugs = List.copyOf(plugs);
    }

    List<SupplyAt> supplies() {
        return observations.supplies();
    }

    /** The last reading of the free lists at or before a plug. */
    public Optional<SupplyAt> supplyBefore(Plug plug) {
        return supplies().stream().filter(s -> s.at().compareTo(plug.at()) <= 0).reduce((first, last) -> last);
    }

    Counter samples() {
        return observations.ticks();
    }

    /** How many blocks the plan wants to remain; null where it wants the measured margin and none was known. */
    public @Nullable Integer leastBlocks(SupplyExpectation expected) {
        RunEvent.MarginKnown margin = margin(expected.order());
        return expected.atLeast() != null ? expected.atLeast() : margin == null ? null : Math.max(1, margin.needs());
    }

    /** What the plug was measured to need, as it was known when the run began. */
    RunEvent.@Nullable MarginKnown margin(int order) {
        return recording.journal().stream()
                .map(JournalLine::event)
                .filter(RunEvent.MarginKnown.class::isInstance)
                .map(RunEvent.MarginKnown.class::cast)
                .filter(m -> m.order() == order)
                .findFirst()
                .orElse(null);
    }

    /** How the run ended; null when the recording just stops: its harness was killed, or it is still running. */
    public RunEvent.@Nullable RunEnded ended() {
        RunEvent.RunEnded ended = null;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.RunEnded end) {
                ended = end;
            } else if (line.event() instanceof RunEvent.RunResumed) {
                ended = null;
            }
        }
        return ended;
    }

    /** Whether the kernel's log was read through the box's shell, without a refusal: a log without lines is then a quiet kernel. */
    boolean isKernelLogFollowed() {
        boolean followed = false;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.KernelLogFollowed) {
                followed = true;
            } else if (line.event() instanceof RunEvent.ConsoleGap gap && gap.refused()) {
                followed = false;
            }
        }
        return followed;
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
        return firstFailure(kernel, plugs);
    }

    static @Nullable Duration firstFailure(KernelTale kernel, List<Plug> plugs) {
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
            } else if (line.event() instanceof RunEvent.BoxBack || line.event() instanceof RunEvent.RunResumed) {
                lost = false;
            }
        }
        return lost;
    }
}
