package org.boxsoak.klog;

import org.jspecify.annotations.Nullable;

/** An event whose first line was seen and whose further lines are being gathered. */
abstract class Draft {
    /** How many lines of others may stand between two lines of an event. */
    static final int PATIENCE = 40;

    private final LogLine first;
    private long lastLine;
    final SceneReader scene;

    Draft(LogLine first) {
        this.first = first;
        this.scene = new SceneReader(first);
        this.lastLine = first.number();
    }

    /** Whether this line, which could begin an event, is a further line of this one. */
    boolean joins(LogLine line) {
        return false;
    }

    /** Reads a line that begins no event; false if it is none of this event's. */
    boolean reads(LogLine line) {
        return scene.reads(line);
    }

    int patience() {
        return PATIENCE;
    }

    /** The event, from what was gathered; null if it turned out to be none. */
    abstract @Nullable KernelEvent finish(LogContext context);

    final LogLine first() {
        return first;
    }

    final long lastLine() {
        return lastLine;
    }

    final void reachesTo(LogLine line) {
        lastLine = Math.max(lastLine, line.number());
    }

    final EventHead head() {
        return new EventHead(first.number(), lastLine, first.sinceBoot(), first.text());
    }

    /** With CONFIG_PRINTK_CALLER lines of other tasks and CPUs can be told apart. */
    final boolean isOfAnotherCaller(LogLine line) {
        return first.caller() != null
                && line.caller() != null
                && !first.caller().equals(line.caller());
    }
}
