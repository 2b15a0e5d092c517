package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.report.FileReplacement;

/**
 * A submission that is made again every night: a script beside the submissions, which the job that settles one night runs to submit the
 * next. Where the script is gone, the row of nights ends. (Slurm's own scrontab is not in Debian's packages.)
 *
 * @param script {@code reports/.lab/NAME.nightly}
 */
public record EveryNight(Path script) {
    private static final String ENDING = ".nightly";

    /** That of this name, whether there is one or not. */
    public static EveryNight named(Path reports, String name) {
        return new EveryNight(Submission.home(reports).resolve(name + ENDING));
    }

    /** The name for what these boxes do at that time. */
    public static String nameOf(BoxWish wish, String at) {
        return "boxsoak-" + wish.toString().replace(":", "-") + "-at-" + at.replace(":", "");
    }

    /** The names of all that go on. */
    public static List<String> all(Path reports) {
        Path home = Submission.home(reports);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(ENDING))
                    .map(f -> f.substring(0, f.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BenchException("The submissions in " + home + " cannot be read: " + e + ".", e);
        }
    }

    public boolean goesOn() {
        return Files.exists(script);
    }

    /** Lets it go on with this command. */
    public void begin(List<String> command) {
        String line = command.stream().map(BatchScript::quote).collect(Collectors.joining(" "));
        try {
            Files.createDirectories(script.getParent());
        } catch (IOException e) {
            throw new BenchException("The folder of " + script + " cannot be made: " + e + ".", e);
        }
        FileReplacement.write(script, "exec " + line + "\n");
    }

    /**
     * Ends it: nothing more is submitted, and what waits for its night is taken back. A run that goes on is left alone.
     *
     * @param tell told of what cannot be read
     * @return how many submissions were taken back
     * @throws org.boxsoak.bench.MissingSetupException when some would be, and Slurm does not answer; nothing has changed then
     */
    public int end(Path reports, Consumer<String> tell) {
        List<LabStatus> waiting = LabStatus.all(reports, tell).stream()
                .filter(s -> script.toString()
                        .equals(Submission.read(folder(reports, s)).nightly()))
                .filter(s -> s.tasks().stream().allMatch(t -> t.run().isEmpty()))
                .toList();
        if (!waiting.isEmpty()) {
            Slurm.requireController();
        }
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new BenchException("The file " + script + " cannot be removed: " + e + ".", e);
        }
        waiting.forEach(s -> LabDesk.takeBack(folder(reports, s), s.job()));
        return waiting.size();
    }

    private static Path folder(Path reports, LabStatus status) {
        return Submission.home(reports).resolve(status.name());
    }
}
