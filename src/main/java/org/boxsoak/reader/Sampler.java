package org.boxsoak.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Records what the reader on the box reads, raw. What is missing is recorded as missing, never filled. */
public final class Sampler {
    private static final Duration COST_EVERY = Duration.ofMinutes(10);
    /** A stream that is nothing but damage must not fill the disk with complaints. */
    private static final int MOST_COMPLAINTS = 20;

    private final Map<String, String> losses = new HashMap<>();
    private final Map<String, String> absent = new HashMap<>();
    private final Timeline timeline;
    private final SampleWriter writer;
    private final RunJournal journal;
    private final Cancellation cancellation;
    private final ReadingLoop loop;
    private @Nullable Duration missingSince;
    private Duration costTold;
    private int complaints;

    /**
     * @param period time between two readings
     * @param budget share of one core of the box that reading may take
     * @param cancellation ends every wait for the box
     */
    public Sampler(
            Box box,
            List<SampleSource> sources,
            Duration period,
            double budget,
            Timeline timeline,
            SampleWriter writer,
            RunJournal journal,
            Cancellation cancellation) {
        sources.forEach(s -> losses.put(s.name(), s.loss()));
        this.timeline = timeline;
        this.writer = writer;
        this.journal = journal;
        this.cancellation = cancellation;
        this.costTold = timeline.at();
        this.loop = new ReadingLoop(box, sources, period, budget, timeline, new Recorder(), cancellation);
    }

    /** Samples until cancelled; the first sample is taken at once. At the end says what it cost. */
    public void run(Cancellation cancelled) {
        try {
            loop.run(cancelled);
        } finally {
            tellCost();
        }
    }

    /** Reads every source now, the rationed ones too: what the box had at the moment of a plug. */
    public void sampleNow() {
        loop.readNow(cancellation);
    }

    private void tellCost() {
        costTold = timeline.at();
        if (!loop.cost().isEmpty()) {
            journal.add(loop.cost().total());
        }
    }

    private final class Recorder implements ReadingListener {
        @Override
        public void opened(String bootId, String reader, String why) {
            journal.add(new RunEvent.ReaderStarted(bootId, reader, why));
        }

        @Override
        public void absent(String source, String why) {
            if (!why.equals(absent.put(source, why))) {
                journal.add(new RunEvent.SourceAbsent(source, losses.getOrDefault(source, ""), why));
            }
        }

        @Override
        public void reading(Reading reading) {
            Instant wall = timeline.wall().minus(timeline.at().minus(reading.at()));
            List<RawSample> samples = new ArrayList<>();
            reading.texts()
                    .forEach((source, text) ->
                            samples.add(new RawSample(reading.at(), wall, reading.bootId(), source, text)));
            writer.write(samples);
            if (missingSince != null) {
                journal.add(new RunEvent.SamplesBack(
                        reading.at().minus(missingSince).toMillis() / 1e3));
                missingSince = null;
            }
            if (timeline.at().minus(costTold).compareTo(COST_EVERY) > 0) {
                tellCost();
            }
        }

        @Override
        public void damaged(String what) {
            complaints++;
            if (complaints <= MOST_COMPLAINTS) {
                String more = complaints == MOST_COMPLAINTS ? " (what follows of this kind is not told)" : "";
                journal.add(new RunEvent.StreamDamaged(what + more));
            }
        }

        @Override
        public void missed(String why) {
            if (missingSince == null) {
                missingSince = timeline.at();
                journal.add(new RunEvent.SamplesMissed(why));
            }
        }

        @Override
        public void slowed(double share, Duration before, Duration after) {
            journal.add(new RunEvent.SamplingSlowed(share, before.toMillis() / 1e3, after.toMillis() / 1e3));
        }
    }
}
