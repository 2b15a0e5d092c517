package org.boxsoak.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.boxsoak.klog.AllocationFailure;
import org.boxsoak.klog.EventKind;
import org.boxsoak.klog.ExplainedEvent;
import org.boxsoak.klog.KernelEvent;
import org.boxsoak.klog.KernelLog;
import org.boxsoak.klog.KernelStory;
import org.boxsoak.record.ConsoleEntry;

/**
 * What the kernel's log tells of the run: its events with the run time of each.
 *
 * @param console the console's lines; an event's line number counts them from 1
 * @param events in log order
 */
public record KernelTale(List<ConsoleEntry> console, List<ExplainedEvent> events) {
    private static final Set<EventKind> FAILURES =
            EnumSet.complementOf(EnumSet.of(EventKind.BOOT, EventKind.REBOOT, EventKind.WARNING));
    private static final Set<EventKind> CRASHES = EnumSet.of(EventKind.OOPS, EventKind.PANIC, EventKind.HARD_LOCKUP);

    public KernelTale {
        console = List.copyOf(console);
        events = List.copyOf(events);
    }

    static KernelTale of(List<ConsoleEntry> console) {
        List<ExplainedEvent> events = new ArrayList<>();
        KernelLog log = new KernelLog(events::add);
        console.forEach(entry -> log.line(entry.text()));
        log.end();
        return new KernelTale(console, events);
    }

    /**
     * Something that went wrong in the kernel.
     *
     * @param at run time at which its first line arrived
     */
    public record Moment(Duration at, KernelEvent event) {
        public boolean isCrash() {
            return CRASHES.contains(event.kind());
        }

        public String title() {
            return event.title();
        }

        /** The line of console.log, from 1. */
        public long line() {
            return event.line();
        }
    }

    /** Everything that went wrong, in order: failed allocations, crashes, stalls. */
    public List<Moment> decidingMoments() {
        return events.stream()
                .map(ExplainedEvent::event)
                .filter(e -> FAILURES.contains(e.kind()))
                .map(e -> new Moment(at(e.line()), e))
                .toList();
    }

    /** The stories that begin with something that went wrong. */
    public List<KernelStory> stories() {
        return KernelStory.of(events).stream()
                .filter(story -> FAILURES.contains(story.root().kind()))
                .toList();
    }

    Optional<Moment> firstCrash() {
        return decidingMoments().stream().filter(Moment::isCrash).findFirst();
    }

    List<Moment> allocationFailures() {
        return decidingMoments().stream()
                .filter(m -> m.event() instanceof AllocationFailure)
                .toList();
    }

    /** Run time at which a line of the console arrived. */
    Duration at(long line) {
        return console.get((int) Math.min(line, console.size()) - 1).at();
    }
}
