package org.boxsoak.klog;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gathers an event of which only the title and the scene matter. */
final class NoticeDraft extends Draft {
    private final EventKind kind;
    private final Function<Scene, String> title;
    private Predicate<LogLine> further = line -> false;

    NoticeDraft(EventKind kind, LogLine first, Function<Scene, String> title) {
        super(first);
        this.kind = kind;
        this.title = title;
    }

    /** Lines that could begin an event, but that belong to this one. */
    NoticeDraft joinedBy(Predicate<LogLine> lines) {
        further = lines;
        return this;
    }

    @Override
    boolean joins(LogLine line) {
        return further.test(line);
    }

    @Override
    @Nullable
    KernelEvent finish(LogContext context) {
        Scene found = scene.scene(context.release());
        return new Notice(kind, head(), found, title.apply(found));
    }

    /** {@code what in function}, if the trace tells the function. */
    static String in(String what, Scene scene) {
        StackFrame culprit = scene.trace().culprit();
        return culprit == null || what.contains(" in ") ? what : what + " in " + culprit.function();
    }
}
