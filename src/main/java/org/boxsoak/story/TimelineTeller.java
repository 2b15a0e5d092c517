package org.boxsoak.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.judge.Counter;
import org.boxsoak.judge.Evidence;
import org.boxsoak.plan.SupplyExpectation;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Limit;
import org.boxsoak.report.Marker;
import org.boxsoak.report.Timeline;
import org.boxsoak.report.TimelineSeries;
import org.boxsoak.report.Unit;
import org.jspecify.annotations.Nullable;

/** Tells what was measured and what happened, on the run's clock. */
final class TimelineTeller {
    private static final String SUPPLY = "Order-4 blocks (64 KiB) that an unmovable request may take";
    private static final String BY_TYPE = "Order-4 blocks by migrate type";
    private static final String MEMORY = "Free memory";

    private TimelineTeller() {}

    static Timeline of(Evidence evidence) {
        List<TimelineSeries> series = new ArrayList<>();
        add(series, evidence, "order-4 usable", "usable (Unmovable, Reclaimable, Movable)", Unit.BLOCKS, SUPPLY);
        add(series, evidence, "order-4 strict", "strict (Unmovable)", Unit.BLOCKS, SUPPLY);
        add(series, evidence, "MemFree", "MemFree", Unit.BYTES, MEMORY);
        add(series, evidence, "free outside CMA", "free outside CMA", Unit.BYTES, MEMORY);
        add(series, evidence, "CmaFree", "CmaFree", Unit.BYTES, MEMORY);
        for (String type : List.of("Unmovable", "Movable", "Reclaimable", "CMA", "HighAtomic")) {
            add(series, evidence, "order-4 " + type, type, Unit.BLOCKS, BY_TYPE);
        }
        return new Timeline(series, limits(evidence), markers(evidence), gaps(evidence));
    }

    private static void add(
            List<TimelineSeries> all, Evidence evidence, String counter, String name, Unit unit, String group) {
        Counter found = evidence.observations().counter(counter);
        if (found != null) {
            all.add(new TimelineSeries(name, unit, group, Points.of(found)));
        }
    }

    private static List<Limit> limits(Evidence evidence) {
        SupplyExpectation wanted = evidence.plan().expect().supply();
        Integer least = wanted == null || wanted.order() != 4 ? null : evidence.leastBlocks(wanted);
        return wanted == null || least == null
                ? List.of()
                : List.of(new Limit(SUPPLY, "plan: at least " + least + " (" + wanted.of() + ")", least));
    }

    private static List<Marker> markers(Evidence evidence) {
        List<Marker> markers = new ArrayList<>();
        for (JournalLine line : evidence.recording().journal()) {
            Marker marker = marker(line);
            if (marker != null) {
                markers.add(marker);
            }
        }
        evidence.kernel()
                .decidingMoments()
                .forEach(m -> markers.add(new Marker(
                        m.at(), m.isCrash() ? Marker.Kind.CRASH : Marker.Kind.ALLOCATION_FAILURE, m.title())));
        return markers;
    }

    private static @Nullable Marker marker(JournalLine line) {
        RunEvent event = line.event();
        if (event instanceof RunEvent.PhaseStarted e) {
            return new Marker(line.at(), Marker.Kind.PHASE, e.phase());
        } else if (event instanceof RunEvent.CycleStarted e) {
            return new Marker(line.at(), Marker.Kind.CYCLE, "cycle " + e.cycle());
        } else if (event instanceof RunEvent.PlugStarted e) {
            return new Marker(line.at(), Marker.Kind.PLUG, "plug " + e.plug());
        } else if (event instanceof RunEvent.Unplugged) {
            return new Marker(line.at(), Marker.Kind.UNPLUG, "unplug");
        } else if (event instanceof RunEvent.BoxRebooted e) {
            return new Marker(line.at(), Marker.Kind.REBOOT, e.reason().isEmpty() ? "reboot" : "reboot: " + e.reason());
        } else if (event instanceof RunEvent.BoxAged) {
            return new Marker(line.at(), Marker.Kind.NOTE, "aged on purpose");
        } else if (event instanceof RunEvent.TraceStarted) {
            return new Marker(line.at(), Marker.Kind.NOTE, "trace");
        } else if (event instanceof RunEvent.LeakSeen e) {
            return new Marker(line.at(), Marker.Kind.NOTE, e.verdict() + " " + e.counter());
        } else if (event instanceof RunEvent.BoxLost) {
            return new Marker(line.at(), Marker.Kind.NOTE, "box lost");
        } else if (event instanceof RunEvent.RecoveryTried e && !e.step().equals("reconnect")) {
            return new Marker(line.at(), Marker.Kind.NOTE, "recovery: " + e.step());
        } else if (event instanceof RunEvent.BenchTrouble e) {
            return new Marker(line.at(), Marker.Kind.NOTE, e.part() + " trouble");
        }
        return null;
    }

    private static List<Gap> gaps(Evidence evidence) {
        List<Gap> gaps = new ArrayList<>();
        @Nullable Duration from = null;
        String why = "";
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.SamplesMissed missed) {
                from = line.at();
                why = missed.why();
            } else if (line.event() instanceof RunEvent.SamplesBack && from != null) {
                gaps.add(new Gap(from, line.at(), why));
                from = null;
            }
        }
        if (from != null) {
            gaps.add(new Gap(from, evidence.end(), why));
        }
        return gaps;
    }
}
