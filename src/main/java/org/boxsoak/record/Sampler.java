package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxUnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the box's counters at absolute due times (no drift) and records them raw. Missing ones are recorded as missing, never filled.
 */
public final class Sampler {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final BoxShell shell;
    private final List<SampleSource> sources;
    private final Timeline timeline;
    private final SampleWriter writer;
    private final RunJournal journal;
    private final Map<String, Duration> lastRead = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final String mark = "@" + UUID.randomUUID().toString().substring(0, 8);
    private @Nullable Duration missingSince;

    public Sampler(
            BoxShell shell, List<SampleSource> sources, Timeline timeline, SampleWriter writer, RunJournal journal) {
        this.shell = shell;
        this.sources = List.copyOf(sources);
        this.timeline = timeline;
        this.writer = writer;
        this.journal = journal;
    }

    /** Samples every {@code period} until cancelled; the first sample is taken at once. */
    public void run(Duration period, Cancellation cancellation) {
        Duration due = timeline.at();
        while (!cancellation.isRequested()) {
            sample(false);
            // A slow box makes samples late, never twice as many afterwards: the next due time lies in the future.
            do {
                due = due.plus(period);
            } while (due.compareTo(timeline.at()) < 0);
            timeline.waitUntil(due, cancellation);
        }
    }

    /** Reads every source now, the rationed ones too: what the box had at the moment of a plug. */
    public void sampleNow() {
        sample(true);
    }

    private synchronized void sample(boolean all) {
        List<SampleSource> due = sources.stream().filter(s -> all || isDue(s)).toList();
        try {
            SampleReply reply = SampleReply.parse(
                    shell.run(SampleReply.command(due, mark), DEADLINE).output(), mark);
            record(due, reply);
        } catch (BoxUnreachableException | IllegalArgumentException e) {
            missed(e.getMessage());
        }
    }

    private boolean isDue(SampleSource source) {
        Duration last = lastRead.get(source.name());
        // Half a second of grace: a tick that comes a little early must not push a reading to the next one.
        return last == null || timeline.at().plusMillis(500).compareTo(last.plus(source.every())) >= 0;
    }

    private void record(List<SampleSource> due, SampleReply reply) throws BenchException {
        Duration at = timeline.at();
        Instant wall = timeline.wall();
        List<RawSample> samples = new ArrayList<>();
        for (SampleSource source : due) {
            lastRead.put(source.name(), at);
            String text = reply.texts().get(source.name());
            if (text != null) {
                samples.add(new RawSample(at, wall, reply.bootId(), source.name(), text));
            } else if (absent.add(source.name())) {
                journal.add(new RunEvent.SourceAbsent(source.name(), source.loss()));
            }
        }
        writer.write(samples);
        if (missingSince != null) {
            journal.add(new RunEvent.SamplesBack(at.minus(missingSince).toMillis() / 1e3));
            missingSince = null;
        }
    }

    private void missed(@Nullable String why) {
        if (missingSince == null) {
            missingSince = timeline.at();
            journal.add(new RunEvent.SamplesMissed(String.valueOf(why)));
        }
    }
}
