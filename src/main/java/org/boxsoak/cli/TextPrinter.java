package org.boxsoak.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.boxsoak.allocator.AllocationOutcome;
import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.allocator.ZoneVerdict;
import org.boxsoak.klog.AllocationFailure;
import org.boxsoak.klog.ExplainedEvent;
import org.boxsoak.klog.KernelEvent;
import org.boxsoak.klog.KernelStory;
import org.boxsoak.klog.OomKill;
import org.boxsoak.klog.StackFrame;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.PageTypeZone;
import picocli.CommandLine.Help.Ansi;

/** Prints for a person: the events in order, the numbers that decide, and at the end what led to what. */
final class TextPrinter implements ExplainPrinter {
    private static final int ORDER = 4;
    /** Chains beyond these are not told again at the end. */
    private static final int MOST_CHAINED = 1000;

    private final PrintWriter out;
    private final Ansi ansi;
    private final List<ExplainedEvent> chained = new ArrayList<>();

    /** Colours only where picocli finds a terminal. */
    TextPrinter(PrintWriter out) {
        this.out = out;
        this.ansi = Ansi.AUTO;
    }

    @Override
    public void event(String file, ExplainedEvent explained) {
        KernelEvent event = explained.event();
        if ((!explained.isRoot() || !explained.leadsTo().isEmpty()) && chained.size() < MOST_CHAINED) {
            chained.add(explained);
        }
        out.println(styled(event.kind().word() + ": " + event.title(), event) + "  " + file + ":" + event.line());
        String scene = scene(event);
        if (!scene.isEmpty()) {
            out.println("  " + scene);
        }
        if (event instanceof AllocationFailure failure) {
            StackFrame requester = failure.requester();
            if (requester != null) {
                out.println("  asked by " + requester.place());
            }
            verdict(failure.verdict());
            failure.memory().implausible().forEach(i -> out.println("  note: " + i));
            Long unexplained = failure.memory().unexplainedPages();
            if (unexplained != null) {
                out.printf(
                        Locale.ROOT,
                        "  %d pages (%d MiB) are in no counter of the report.%n",
                        unexplained,
                        unexplained >> 8);
            }
        } else if (event instanceof OomKill kill && kill.verdict() != null && !kill.isOfCgroup()) {
            verdict(kill.verdict());
        }
        if (!explained.leadsTo().isEmpty()) {
            out.println("  led to line "
                    + explained.leadsTo().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        out.println();
    }

    @Override
    public void endOfLog(String file, long events) {
        if (events == 0) {
            out.println(file + ": no allocation failure, crash, stall or restart in this log.");
        }
        List<KernelStory> stories = KernelStory.of(chained).stream()
                .filter(s -> s.events().size() > 1)
                .toList();
        if (!stories.isEmpty()) {
            out.println(ansi.string("@|bold What happened|@"));
            stories.forEach(s -> out.println("  " + s.text()));
        }
        chained.clear();
        out.flush();
    }

    @Override
    public void pageTypes(String file, PageTypeInfo types) {
        out.println(file + ": free blocks of order " + ORDER + " and above, in units of order " + ORDER
                + (types.isSaturated() ? " (some counts are lower bounds)" : ""));
        for (PageTypeZone zone : types.zones()) {
            out.println("  " + zone.id());
            zone.free()
                    .forEach((type, blocks) ->
                            out.printf(Locale.ROOT, "    %-12s %8s%n", type, blocks.inUnitsOf(ORDER)));
            out.printf(
                    Locale.ROOT,
                    "    %-12s %8s  (unmovable requests: Unmovable, Reclaimable, Movable)%n",
                    "usable",
                    zone.usable().inUnitsOf(ORDER));
        }
    }

    @Override
    public void memoryFile(String file, MemoryFileKind kind, String summary) {
        out.println(file + " (" + kind.path() + "): " + summary);
    }

    @Override
    public void whatIf(AllocationVerdict verdict) {
        out.println("order " + verdict.request().order() + ", "
                + verdict.request().gfp().name() + " ("
                + verdict.request().gfp().migrateType().kernelName() + ")");
        verdict(verdict);
        if (verdict.outcome() == AllocationOutcome.UNKNOWN
                && !verdict.deciding().isMeasured()) {
            out.println("  The watermark decides: add the box's /proc/zoneinfo.");
        }
    }

    private void verdict(AllocationVerdict verdict) {
        out.println("  verdict " + verdict.outcome().word() + ": " + verdict.reason());
        for (ZoneVerdict zone : verdict.zones()) {
            BuddyTable.lines(zone.zone()).forEach(line -> out.println("    " + line));
        }
    }

    private static String scene(KernelEvent event) {
        List<String> parts = new ArrayList<>();
        if (event.scene().process() != null) {
            parts.add(event.scene().process()
                    + (event.scene().pid() == null ? "" : " (" + event.scene().pid() + ")"));
        }
        if (event.scene().release() != null) {
            parts.add("Linux " + event.scene().release());
        }
        if (event.scene().hardware() != null) {
            parts.add(event.scene().hardware());
        }
        return String.join(", ", parts);
    }

    private String styled(String title, KernelEvent event) {
        String style = switch (event.kind()) {
            case BOOT, REBOOT -> "bold,cyan";
            case WARNING, KMEMLEAK, HUNG_TASK, RCU_STALL -> "bold,yellow";
            default -> "bold,red";
        };
        // The log's own text may hold picocli's marks.
        return ansi.enabled()
                ? ansi.string("@|" + style + " " + title.replace("|@", "| @").replace("@|", "@ |") + "|@")
                : title;
    }
}
