package org.boxsoak.klog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import org.boxsoak.fake.TextMutator;

/**
 * Feeds the reader with damaged logs of the corpus and checks what must always hold. As a program, for as long as wanted, from the
 * root of the project: {@code java -cp target/test-classes:target/classes:<libraries> org.boxsoak.klog.KernelLogFuzz INPUTS SEED}.
 */
final class KernelLogFuzz {
    /** Far beyond the slowest honest input of some 6 kB: only a loop that grows with the square reaches it. */
    private static final long SLOWEST_NANOS = 250_000_000;

    /** The thread's own time: the machine may be busy with other work. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final long SLICE = 50_000;

    private final List<String> texts =
            LogCorpus.all().stream().map(LogCorpus::text).toList();

    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: KernelLogFuzz INPUTS SEED");
        }
        long inputs = Long.parseLong(args[0]);
        long seed = Long.parseLong(args[1]);
        KernelLogFuzz fuzz = new KernelLogFuzz();
        PrintStream out = System.out;
        long began = System.nanoTime();
        for (long done = 0; done < inputs; done += SLICE) {
            fuzz.run(seed + done, Math.min(SLICE, inputs - done));
            out.printf(
                    Locale.ROOT,
                    "%d inputs in %.0f s%n",
                    Math.min(done + SLICE, inputs),
                    (System.nanoTime() - began) / 1e9);
        }
    }

    /** Tries so many damaged logs; an error names the log's own seed. */
    void run(long firstSeed, long inputs) {
        for (long seed = firstSeed; seed < firstSeed + inputs; seed++) {
            String text = new TextMutator(seed).mutate(texts);
            try {
                check(text);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e + " on text:\n" + text, e);
            }
        }
    }

    private static void check(String text) {
        long before = THREADS.getCurrentThreadCpuTime();
        List<ExplainedEvent> events = KernelLog.events(text);
        if (THREADS.getCurrentThreadCpuTime() - before > SLOWEST_NANOS) {
            long again = THREADS.getCurrentThreadCpuTime();
            KernelLog.events(text);
            assertThat(THREADS.getCurrentThreadCpuTime() - again)
                    .as("time, the second time as well")
                    .isLessThan(SLOWEST_NANOS);
        }
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        long last = 0;
        for (ExplainedEvent event : events) {
            long line = event.event().line();
            assertThat(line).isBetween(Math.max(1, last), lines);
            assertThat(event.event().head().lastLine()).isBetween(line, lines);
            assertThat(event.leadsTo()).allSatisfy(effect -> assertThat(effect).isBetween(line, lines));
            assertThat(event.event().title()).isNotBlank();
            last = line;
        }
        KernelStory.of(events).forEach(story -> assertThat(story.text()).isNotBlank());
    }
}
