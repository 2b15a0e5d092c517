package org.boxsoak.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A run as it lies on disk, live or long past: the only thing that judging looks at.
 *
 * @param journal whole lines, in order
 * @param console whole lines, in order
 * @param damage what could not be read, one sentence each
 */
public record Recording(
        RunFolder folder, RunInfo info, List<JournalLine> journal, List<ConsoleEntry> console, List<String> damage) {
    public Recording {
        journal = List.copyOf(journal);
        console = List.copyOf(console);
        damage = List.copyOf(damage);
    }

    /** @throws org.boxsoak.bench.BenchException when the folder is no run's folder */
    public static Recording open(RunFolder folder) {
        List<String> damage = new ArrayList<>();
        RunInfo info = RunInfo.read(folder);
        List<JournalLine> journal = lines(folder.journal(), JournalFormat::read, damage);
        List<ConsoleEntry> console = lines(folder.console(), ConsoleEntry::parse, damage);
        return new Recording(folder, info, journal, console, damage);
    }

    /**
     * Hands every whole sample to {@code sink}, in the order of recording, without keeping them.
     *
     * @return what could not be read, one sentence each
     */
    public List<String> samples(Consumer<RawSample> sink) {
        return SampleReader.read(folder, sink);
    }

    /**
     * The same, for samples of which something is read that takes time.
     *
     * @param readings gives what reads the samples of one block, in order; many blocks are read at once
     * @param sink gets what was read, in the order of recording
     */
    public <T> List<String> samples(Supplier<Function<RecordedSample, T>> readings, Consumer<T> sink) {
        return SampleReader.read(folder, readings, sink);
    }

    private static <T> List<T> lines(Path path, Function<String, T> parse, List<String> damage) {
        List<T> whole = new ArrayList<>();
        if (!Files.exists(path)) {
            return whole;
        }
        try (var lines = new BufferedReader(new InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    whole.add(parse.apply(line));
                } catch (IllegalArgumentException e) {
                    damage.add(path.getFileName() + ":" + number + ": not a whole line; it is left out.");
                }
            }
        } catch (IOException e) {
            damage.add(path.getFileName() + " cannot be read to its end: " + e.getMessage() + ".");
        }
        return whole;
    }
}
