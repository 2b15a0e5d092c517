package org.boxsoak.trace;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One trace of a box, joined: what was taken in its windows and is still held at its end. */
public final class Trace {
    private final ChainNames chains;
    private final Map<Integer, Task> tasks;
    private final List<Window> recorded;
    private final LiveMemory live;
    private final GrowthByWindow vmalloc;
    private final GrowthByWindow processes;
    private final Map<Integer, TraceReader.Flow> flows;
    private final TraceCost cost;
    private final int pageBytes;
    private final int ownProcess;
    private final boolean complete;
    private final boolean removed;
    private final List<String> notes;

    Trace(
            ChainNames chains,
            Map<Integer, Task> tasks,
            List<Window> windows,
            LiveMemory live,
            GrowthByWindow vmalloc,
            GrowthByWindow processes,
            Map<Integer, TraceReader.Flow> flows,
            TraceCost cost,
            int pageBytes,
            int ownProcess,
            boolean complete,
            boolean removed,
            List<String> notes) {
        this.chains = chains;
        this.tasks = tasks;
        this.recorded = windows.stream().filter(Window::takes).toList();
        this.live = live;
        this.vmalloc = vmalloc;
        this.processes = processes;
        this.flows = flows;
        this.cost = cost;
        this.pageBytes = pageBytes;
        this.ownProcess = ownProcess;
        this.complete = complete;
        this.removed = removed;
        this.notes = List.copyOf(notes);
    }

    /** Windows that recorded allocations, in order. */
    public List<Window> windows() {
        return recorded;
    }

    /** Seconds in which allocations were recorded. */
    public double recordedSeconds() {
        return recorded.stream().mapToDouble(Window::seconds).sum();
    }

    public TraceCost cost() {
        return cost;
    }

    /** Whether it ran to its planned end. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether the box said that nothing of the trace is left on it. */
    public boolean isRemoved() {
        return removed;
    }

    public List<String> notes() {
        return notes;
    }

    /** Hands over everything that is still held, the tracing process's own left out. */
    void forEachHeld(Consumer<Taken> sink) {
        live.pages().stream().filter(t -> !isOwn(t)).forEach(sink);
        live.objects().stream().filter(t -> !isOwn(t)).forEach(sink);
    }

    /** Bytes of anonymous memory that each process gained, by window; its key is {@code 300 com.vendor.launcher}. */
    Map<String, long[]> processGrowth() {
        return processes.byWindow(recorded.size(), pageBytes);
    }

    /** Whether the growth of processes was looked at: their events then tell nothing better. */
    boolean knowsProcesses() {
        return processes.isKnown();
    }

    int ownProcess() {
        return ownProcess;
    }

    /** Bytes that each caller of vmalloc gained, by window. */
    Map<String, long[]> vmallocGrowth() {
        return vmalloc.byWindow(recorded.size(), pageBytes);
    }

    /** How many blocks of so many pages were given back that had been taken before the trace. */
    long strangersFreed(long pages) {
        return live.strangersFreed(pages);
    }

    private boolean isOwn(Taken taken) {
        return task(taken.pid).process() == ownProcess;
    }

    CallChain chain(int number) {
        return chains.of(number);
    }

    Task task(int pid) {
        Task known = tasks.get(pid);
        return known == null ? new Task(pid, pid == 0 ? "swapper" : "") : known;
    }

    long heldBytes(Taken taken) {
        return taken.pages ? taken.held * pageBytes : taken.held;
    }

    /** How often this chain took something, given back or not. */
    long timesTaken(int chain) {
        TraceReader.Flow flow = flows.get(chain);
        return flow == null ? 0 : flow.count;
    }

    /** The number of the recorded window that a moment lies in; -1 for none. */
    int windowOf(long micros) {
        for (int i = 0; i < recorded.size(); i++) {
            if (micros >= recorded.get(i).start() && micros <= recorded.get(i).end()) {
                return i;
            }
        }
        return -1;
    }
}
