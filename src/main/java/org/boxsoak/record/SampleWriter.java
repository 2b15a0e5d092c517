package org.boxsoak.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;

/**
 * Appends samples to the run's sample files; what {@link #write} has returned from is readable whatever happens next. See {@link
 * SampleFormat}.
 */
public final class SampleWriter implements AutoCloseable {
    /** A block is worth five minutes at one reading a second: what a flipped bit may cost. */
    private static final int MOST_READINGS = 300;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RunFolder folder;
    private final List<RawSample> unsettled = new ArrayList<>();
    private long tail;
    private AppendedFile file;
    private int readings;

    private SampleWriter(RunFolder folder, long tail) throws IOException {
        this.folder = folder;
        this.tail = tail;
        this.file = appending(folder.tails().file(tail));
    }

    /** Goes on behind what is there; tails of a harness that was killed become long blocks first. */
    public static SampleWriter open(RunFolder folder) {
        try {
            long latest = Files.exists(folder.samples()) ? SampleReader.mendEnd(folder.samples()) : 0;
            for (Map.Entry<Long, Path> old : folder.tails().existing().entrySet()) {
                if (old.getKey() > latest) {
                    settleOld(folder, old.getKey(), old.getValue());
                    latest = old.getKey();
                }
                Files.deleteIfExists(old.getValue());
            }
            return new SampleWriter(folder, latest + 1);
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }

    private static void settleOld(RunFolder folder, long number, Path tail) throws IOException {
        List<RawSample> samples = new ArrayList<>();
        List<String> damage = SampleReader.readTail(tail, samples::add);
        settle(folder, number, samples);
        if (!damage.isEmpty()) {
            // What cannot be read today may be of use to a person.
            Files.move(tail, tail.resolveSibling("tail-" + number + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void settle(RunFolder folder, long number, List<RawSample> samples) throws IOException {
        if (samples.isEmpty()) {
            return;
        }
        try (AppendedFile file = appending(folder.samples())) {
            file.append(SampleFormat.longBlock(number, samples));
            file.sync();
        }
    }

    /**
     * Appends these samples as one block.
     *
     * @throws BenchException when the host's disk refuses; what was written before stays readable
     */
    public synchronized void write(List<RawSample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        try {
            file.append(SampleFormat.shortBlock(samples));
            unsettled.addAll(samples);
            readings++;
            Duration since = samples.get(0).at().minus(unsettled.get(0).at());
            if (readings >= MOST_READINGS || since.compareTo(LONGEST) > 0) {
                settle();
                tail++;
                file = appending(folder.tails().file(tail));
            }
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }

    /** Makes one long block of the tail, and removes the tail when that block is on disk. */
    private void settle() throws IOException {
        file.close();
        settle(folder, tail, unsettled);
        Files.deleteIfExists(folder.tails().file(tail));
        unsettled.clear();
        readings = 0;
    }

    private static AppendedFile appending(Path path) throws IOException {
        boolean isNew = !Files.exists(path) || Files.size(path) == 0;
        AppendedFile file = AppendedFile.open(path);
        if (isNew) {
            file.append(SampleFormat.HEAD);
        }
        return file;
    }

    @Override
    public synchronized void close() {
        try {
            settle();
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }
}
