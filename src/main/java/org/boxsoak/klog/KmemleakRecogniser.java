package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise leaks that kmemleak reports, in the log or in /sys/kernel/debug/kmemleak.
 * <pre>
 * kmemleak: 12 new suspected memory leaks (see /sys/kernel/debug/kmemleak)
 * unreferenced object 0xffff888004a1c000 (size 4096):
 * </pre>
 */
final class KmemleakRecogniser implements Recogniser {
    private static final Pattern SUMMARY = Pattern.compile("^kmemleak: (\\d{1,9}) new suspected memory leaks");
    private static final Pattern OBJECT =
            Pattern.compile("^(?:kmemleak: )?unreferenced object (?:0x)?[0-9a-f(]\\S{0,20} \\(size (\\d{1,12})\\):");

    /** What fuzzing programs print before each object of the file. */
    private static final String FUZZED = "BUG: memory leak";

    @Override
    public List<String> anchors() {
        return List.of("new suspected memory leaks", "unreferenced object ", FUZZED);
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        Matcher summary = SUMMARY.matcher(line.text());
        if (!line.isFromProgram() && summary.find()) {
            String title = "kmemleak: " + summary.group(1) + " new suspected memory leaks";
            // Who reads the file right after the summary sees the same leaks.
            return new NoticeDraft(EventKind.KMEMLEAK, line, scene -> title).joinedBy(KmemleakRecogniser::isObject);
        }
        if (!line.isFromProgram() && line.text().equals(FUZZED)) {
            return new NoticeDraft(EventKind.KMEMLEAK, line, scene -> requested("memory leak", scene))
                    .joinedBy(KmemleakRecogniser::isObject);
        }
        Matcher object = OBJECT.matcher(line.text());
        if (!line.isFromProgram() && object.find()) {
            String title = "kmemleak: unreferenced object of " + object.group(1) + " bytes";
            return new NoticeDraft(EventKind.KMEMLEAK, line, scene -> requested(title, scene))
                    .joinedBy(KmemleakRecogniser::isObject);
        }
        return null;
    }

    private static boolean isObject(LogLine line) {
        return OBJECT.matcher(line.text()).find();
    }

    private static String requested(String title, Scene scene) {
        StackFrame requester = scene.trace().requester();
        return requester == null ? title : title + " from " + requester.function();
    }
}
