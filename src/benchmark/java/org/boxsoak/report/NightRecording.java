package org.boxsoak.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.SampleWriter;

/** A long night made of a short recording: its samples again and again, with a plug and a workload cycle every few minutes. */
final class NightRecording {
    private static final double FIRST = 10;
    private static final int PLUG_EVERY = 600;
    private static final int CYCLE_EVERY = 60;

    private final Recording pattern;
    private final Path folder;
    private final int seconds;
    private Instant start = Instant.EPOCH;

    NightRecording(Path recording, Path folder, Duration length) {
        this.pattern = Recording.open(new RunFolder(recording));
        this.folder = folder;
        this.seconds = (int) length.toSeconds();
    }

    /** @param every how many seconds apart the samples are */
    void write(int every) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        Files.copy(pattern.folder().runJson(), folder.resolve("run.json"));
        Files.copy(pattern.folder().console(), folder.resolve("console.log"));
        start = Instant.parse(pattern.info().started());
        Map<Duration, List<RawSample>> ticks = new TreeMap<>();
        pattern.samples(
                s -> ticks.computeIfAbsent(s.at(), at -> new ArrayList<>()).add(s));
        List<List<RawSample>> looks = List.copyOf(ticks.values());
        try (SampleWriter writer = SampleWriter.open(new RunFolder(folder))) {
            int look = 0;
            for (double t = FIRST; t < seconds; t += every) {
                writer.write(at(t, looks.get(look++ % looks.size())));
            }
        }
        Files.write(folder.resolve("journal.jsonl"), journal());
    }

    private List<RawSample> at(double t, List<RawSample> look) {
        Duration at = Duration.ofMillis(Math.round(t * 1000));
        return look.stream()
                .map(s -> new RawSample(at, start.plus(at), s.bootId(), s.source(), s.text()))
                .toList();
    }

    private List<String> journal() {
        List<String> lines = new ArrayList<>();
        lines.add(line(8, "run-started\",\"plan\":\"long\",\"box\":\"virtual\",\"kernel\":\"6.1\",\"bootId\":\"b7d8"));
        lines.add(line(8, "phase-started\",\"phase\":\"workload"));
        for (int t = 60; t < seconds; t += CYCLE_EVERY) {
            lines.add(line(t, "cycle-started\",\"cycle\":" + t / CYCLE_EVERY + ",\"x\":\""));
            if (t % PLUG_EVERY == 0) {
                int plug = t / PLUG_EVERY;
                lines.add(line(t + 1, "unplugged\",\"plug\":" + plug + ",\"gone\":true,\"took\":0.2,\"detail\":\""));
                lines.add(line(t + 2, "plug-started\",\"plug\":" + plug + ",\"trigger\":\"every 10 min"));
                lines.add(
                        line(
                                t + 4,
                                "plug-ended\",\"plug\":" + plug
                                        + ",\"outcome\":\"back\",\"deviceAfter\":0.7,\"driverAfter\":0.7,\"interfaceAfter\":0.9,\"detail\":\""));
            }
        }
        lines.add(line(seconds, "run-ended\",\"how\":\"complete\",\"why\":\""));
        return lines;
    }

    private String line(double t, String event) {
        return String.format(
                Locale.ROOT, "{\"t\":%.3f,\"wall\":\"%s\",\"event\":\"%s\"}", t, start.plusSeconds((long) t), event);
    }
}
