package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes events of lines: asks the recognisers for first lines, hands the others to the events that are being gathered. */
final class EventAssembler {
    /** More events at once are not told apart by anybody. */
    private static final int MOST_OPEN = 4;

    private static final int LONGEST_EVENT = 3000;
    private static final Pattern SUPPRESSED = Pattern.compile("^warn_alloc: (\\d{1,9}) callbacks suppressed");
    private static final Pattern VERSION = Pattern.compile("^Linux version (\\d{1,2}\\.\\d{1,3}\\S{0,120}) \\(");
    private static final List<Recogniser> RECOGNISERS = List.of(
            new AllocationFailureRecogniser(),
            new OomKillRecogniser(),
            new LockupRecogniser(),
            new OopsRecogniser(),
            new KmemleakRecogniser(),
            new BugRecogniser(),
            new WarningRecogniser(),
            new PanicRecogniser(),
            new HungTaskRecogniser(),
            new RcuStallRecogniser(),
            new RebootRecogniser(),
            new BootRecogniser());

    private final CauseChain chain;
    private final LogContext context = new LogContext();
    private final List<Draft> open = new ArrayList<>();
    private final List<KernelEvent> finished = new ArrayList<>();

    EventAssembler(Consumer<ExplainedEvent> sink) {
        chain = new CauseChain(sink);
    }

    /** The words that first lines hold; lines without any need not be read while no event is open. */
    static List<String> anchors() {
        List<String> words = new ArrayList<>(List.of("warn_alloc: "));
        RECOGNISERS.forEach(r -> words.addAll(r.anchors()));
        return words.stream().distinct().toList();
    }

    boolean isReading() {
        return !open.isEmpty();
    }

    /** Takes a line that holds an anchor, and may begin an event. */
    void anchored(LogLine line) {
        closeBefore(line.number());
        if (!joins(line) && !begins(line)) {
            reads(line);
        }
        remember(line);
    }

    /** Takes any other line. */
    void read(LogLine line) {
        closeBefore(line.number());
        reads(line);
        context.saw(line);
    }

    void end() {
        open.forEach(this::finish);
        open.clear();
        release();
        chain.end();
    }

    private boolean joins(LogLine line) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).joins(line)) {
                open.get(i).reachesTo(line);
                return true;
            }
        }
        return false;
    }

    private boolean begins(LogLine line) {
        for (Recogniser recogniser : RECOGNISERS) {
            Draft draft = recogniser.recognise(line, context);
            if (draft != null) {
                if (recogniser instanceof BootRecogniser) {
                    open.forEach(this::finish);
                    open.clear();
                } else if (open.size() == MOST_OPEN) {
                    finish(open.remove(0));
                }
                open.add(draft);
                release();
                return true;
            }
        }
        return false;
    }

    /** A memory report describes the machine: all failures that wait for one take it; other lines are the newest event's. */
    private void reads(LogLine line) {
        boolean isTaken = false;
        for (int i = open.size() - 1; i >= 0; i--) {
            Draft draft = open.get(i);
            boolean wantsMemory = draft instanceof AllocationFailureDraft || draft instanceof OomKillDraft;
            if ((!isTaken || wantsMemory) && draft.reads(line)) {
                draft.reachesTo(line);
                isTaken = true;
            }
        }
    }

    private void remember(LogLine line) {
        Matcher suppressed = SUPPRESSED.matcher(line.text());
        if (suppressed.find()) {
            context.suppressed(Long.parseLong(suppressed.group(1)));
        }
        Matcher version = VERSION.matcher(line.text());
        if (!line.isFromProgram() && version.find()) {
            context.runs(version.group(1));
        }
        context.saw(line);
    }

    private void closeBefore(long line) {
        boolean isClosed = open.removeIf(draft -> {
            boolean isOver = line - draft.lastLine() > draft.patience()
                    || line - draft.first().number() > LONGEST_EVENT;
            if (isOver) {
                finish(draft);
            }
            return isOver;
        });
        if (isClosed) {
            release();
        }
    }

    private void finish(Draft draft) {
        KernelEvent event = draft.finish(context);
        if (event != null) {
            context.runs(event.scene().release());
            finished.add(event);
        }
    }

    /** Lets go of finished events that began before any open one: the log's order is kept. */
    private void release() {
        long earliest = open.stream().mapToLong(d -> d.first().number()).min().orElse(Long.MAX_VALUE);
        finished.sort(Comparator.comparingLong(KernelEvent::line));
        while (!finished.isEmpty() && finished.get(0).line() <= earliest) {
            chain.add(finished.remove(0));
        }
    }
}
