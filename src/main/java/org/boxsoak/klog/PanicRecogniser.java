package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise a panic (kernel/panic.c, 3.x to 6.12).
 * <pre>
 * Kernel panic - not syncing: Fatal exception in interrupt
 * </pre>
 */
final class PanicRecogniser implements Recogniser {
    private static final Pattern PANIC =
            Pattern.compile("^(?:\\w{1,16}: )?Kernel panic(?: - not syncing)?: ?(.{0,200}?)(?: *\\]---)?$");
    private static final Pattern END =
            Pattern.compile("^---\\[ end Kernel panic - not syncing: ?(.{0,200}?)(?: *\\]---)?$");
    /** The end mark tells of the same panic, unless the beginning was lost. */
    private static final int LONGEST_PANIC = 3000;

    private static final Pattern RUST = Pattern.compile("^rust_kernel: (panicked at .{1,120})$");

    @Override
    public List<String> anchors() {
        return List.of("Kernel panic - not syncing", "Kernel panic: ", "rust_kernel: panicked");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        if (line.isFromProgram()) {
            return null;
        }
        for (Pattern pattern : List.of(PANIC, RUST, END)) {
            Matcher panic = pattern.matcher(line.text());
            if (panic.find()) {
                if (pattern == END && context.hasPanickedBefore(line, LONGEST_PANIC)) {
                    return null;
                }
                context.panicked(line);
                String why = panic.group(1);
                String title = why == null || why.isBlank() ? "kernel panic" : "kernel panic: " + why.strip();
                return new NoticeDraft(EventKind.PANIC, line, scene -> title);
            }
        }
        return null;
    }
}
