package org.boxsoak.klog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.allocator.AllocationRequest;
import org.boxsoak.allocator.AllocationVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Tell a root cause and everything it led to as one paragraph.
 *
 * @param events the root first, then what followed from it, in log order
 */
public record KernelStory(List<KernelEvent> events) {
    public KernelStory {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a story needs an event");
        }
    }

    /** One story for each event that no other led to, in log order. */
    public static List<KernelStory> of(List<ExplainedEvent> explained) {
        Map<Long, KernelEvent> byLine = new LinkedHashMap<>();
        explained.forEach(e -> byLine.putIfAbsent(e.event().line(), e.event()));
        List<KernelStory> stories = new ArrayList<>();
        for (ExplainedEvent root : explained) {
            if (root.isRoot()) {
                List<KernelEvent> chain = new ArrayList<>(List.of(root.event()));
                for (Long line : root.leadsTo()) {
                    KernelEvent effect = byLine.get(line);
                    if (effect != null) {
                        chain.add(effect);
                    }
                }
                stories.add(new KernelStory(chain));
            }
        }
        return stories;
    }

    public KernelEvent root() {
        return events.get(0);
    }

    /** Whether the kernel stopped or restarted because of the root. */
    public boolean endsTheBoot() {
        return root().kind() != EventKind.REBOOT
                && events.stream().skip(1).anyMatch(e -> e.kind() == EventKind.PANIC || e.kind() == EventKind.BOOT);
    }

    /** The paragraph, with the numbers that decide. */
    public String text() {
        StringBuilder text = new StringBuilder(sentence(root()));
        for (KernelEvent effect : events.subList(1, events.size())) {
            text.append(' ').append(after(effect));
        }
        return text.toString();
    }

    private static String sentence(KernelEvent event) {
        if (event instanceof AllocationFailure failure) {
            return failed(failure);
        }
        if (event instanceof OomKill kill) {
            return "The kernel ran out of memory" + (kill.isOfCgroup() ? " in a memory cgroup" : "")
                    + (kill.victim() == null ? "" : " and killed " + kill.victim()) + line(event) + ".";
        }
        return capitalised(event.title()) + line(event) + ".";
    }

    private static String failed(AllocationFailure failure) {
        AllocationVerdict verdict = failure.verdict();
        AllocationRequest request = verdict.request();
        String process = failure.scene().process();
        StackFrame requester = failure.requester();
        StringBuilder text = new StringBuilder();
        text.append(
                        requester == null
                                ? (process == null ? "A task" : process)
                                : requester.place() + (process == null ? "" : " (in " + process + ")"))
                .append(String.format(
                        Locale.ROOT,
                        " asked for %s (order %d, %s, %s) and got none%s. ",
                        request.order() == 0 ? "one page" : request.pages() + " pages in a row",
                        request.order(),
                        request.gfp().name(),
                        request.gfp().migrateType().kernelName(),
                        line(failure)))
                .append(verdict.reason());
        failure.memory()
                .implausible()
                .forEach(i -> text.append(" The counter ").append(i).append('.'));
        if (failure.suppressed() > 0) {
            text.append(' ').append(failure.suppressed()).append(" earlier reports were not printed.");
        }
        return text.toString();
    }

    private String after(KernelEvent effect) {
        String when = since(root().head().sinceBoot(), effect.head().sinceBoot());
        if (effect instanceof Oops oops && root() instanceof AllocationFailure) {
            return "The result was used unchecked: " + oops.title() + when + line(oops) + ".";
        }
        return switch (effect.kind()) {
            case BOOT -> "Then the box booted" + line(effect) + ".";
            case PANIC ->
                "The kernel panicked" + when + line(effect) + ": "
                        + effect.title().replaceFirst("^kernel panic:? ?", "") + ".";
            default -> capitalised(effect.title()) + when + line(effect) + ".";
        };
    }

    private static String since(@Nullable Duration from, @Nullable Duration to) {
        if (from == null || to == null || to.compareTo(from) < 0) {
            return "";
        }
        return String.format(Locale.ROOT, " %.3f s later", to.minus(from).toNanos() / 1e9);
    }

    private static String line(KernelEvent event) {
        return " (line " + event.line() + ")";
    }

    private static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
