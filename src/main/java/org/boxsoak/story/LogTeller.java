package org.boxsoak.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.KernelTale;
import org.boxsoak.klog.KernelEvent;
import org.boxsoak.klog.KernelStory;
import org.boxsoak.record.ConsoleEntry;
import org.boxsoak.report.LogExcerpt;

/** Cuts the parts out of the console that the verdict rests on, and marks the deciding lines. */
final class LogTeller {
    private static final int BEFORE = 3;
    private static final int AFTER = 6;
    private static final int LONGEST = 160;
    private static final int MOST_EXCERPTS = 5;

    private LogTeller() {}

    static List<LogExcerpt> of(Evidence evidence) {
        return evidence.kernel().stories().stream()
                .limit(MOST_EXCERPTS)
                .map(story -> excerpt(story, evidence.kernel()))
                .toList();
    }

    private static LogExcerpt excerpt(KernelStory story, KernelTale kernel) {
        Set<Long> deciding = story.events().stream().map(KernelEvent::line).collect(Collectors.toSet());
        long first = Math.max(1, story.root().line() - BEFORE);
        long last = story.events().stream().mapToLong(KernelEvent::line).max().orElse(first) + AFTER;
        last = Math.min(Math.min(last, first + LONGEST), kernel.console().size());
        List<LogExcerpt.Line> lines = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            ConsoleEntry entry = kernel.console().get((int) number - 1);
            boolean isDeciding = deciding.contains(number) || showsOnlyCma(entry.text());
            lines.add(new LogExcerpt.Line((int) number, entry.at(), entry.text(), isDeciding));
        }
        return new LogExcerpt(story.root().title(), "console.log", lines);
    }

    /** The line of free blocks by order in which a 64 KiB block bears the letter of CMA alone. */
    private static boolean showsOnlyCma(String line) {
        return line.contains("*64kB (C)");
    }
}
