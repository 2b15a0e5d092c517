package org.boxsoak.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.HostLock;

/**
 * Removes old runs from a reports folder. Of each box the last run that failed stays, whatever the rule, and the last that came to no verdict;
 * so does a run that is being recorded. Two processes may do this at once: one does it, the other leaves it.
 */
public final class Retention {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOOMED = ".removing-";

    private final Path reports;

    private Retention(Path reports) {
        this.reports = reports;
    }

    /**
     * A run that may go.
     *
     * @param verdict the word of its verdict; empty where there is none
     */
    record Kept(RunFolder folder, Instant started, String box, String verdict, long bytes) {}

    /**
     * Removes what the rule does not keep.
     *
     * @return the runs that were removed, the oldest first
     */
    public static List<RunFolder> apply(Path reports, KeepRule rule, Instant now) {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        Optional<HostLock> lock = HostLock.tryTake(reports.resolve(".keep"));
        if (lock.isEmpty()) {
            return List.of();
        }
        try {
            return new Retention(reports).remove(rule, now);
        } catch (IOException e) {
            throw new BenchException("Old runs cannot be removed from " + reports + ": " + e + ".", e);
        } finally {
            lock.get().close();
        }
    }

    private List<RunFolder> remove(KeepRule rule, Instant now) throws IOException {
        sweep();
        List<RunFolder> doomed = doomed(runs(), rule, now);
        List<RunFolder> removed = new ArrayList<>();
        for (RunFolder folder : doomed) {
            if (RunJournal.isLive(folder)) {
                continue;
            }
            // Whoever looks sees a whole run or none.
            Path away = reports.resolve(DOOMED + folder.id());
            Files.move(folder.path(), away);
            FolderTree.delete(away);
            removed.add(folder);
        }
        return removed;
    }

    /** What a process that was killed while removing left behind. */
    private void sweep() throws IOException {
        try (Stream<Path> left = Files.list(reports)) {
            for (Path path : left.filter(p -> p.getFileName().toString().startsWith(DOOMED))
                    .toList()) {
                FolderTree.delete(path);
            }
        }
    }

    /** Which of the runs go by the rule, the oldest first. Pure. */
    static List<RunFolder> doomed(List<Kept> runs, KeepRule rule, Instant now) {
        List<Kept> newestFirst = runs.stream()
                .sorted(Comparator.comparing(Kept::started).reversed())
                .toList();
        Set<String> failed = new HashSet<>();
        List<RunFolder> doomed = new ArrayList<>();
        int count = 0;
        long bytes = 0;
        for (Kept run : newestFirst) {
            boolean isLastFailed = !run.verdict().equals("passed") && failed.add(run.box() + "\n" + run.verdict());
            count++;
            bytes += run.bytes();
            Duration age = Duration.between(run.started(), now);
            boolean isBeyond = (rule.age() != null && age.compareTo(rule.age()) > 0)
                    || (rule.count() != null && count > rule.count())
                    || (rule.size() != null && bytes > rule.size().count());
            if (isBeyond && !isLastFailed) {
                doomed.add(0, run.folder());
                count--;
                bytes -= run.bytes();
            }
        }
        return doomed;
    }

    private List<Kept> runs() throws IOException {
        List<Kept> runs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(reports)) {
            for (Path path : folders.filter(p -> Files.isRegularFile(p.resolve("run.json")))
                    .toList()) {
                RunFolder folder = new RunFolder(path);
                try {
                    RunInfo info = RunInfo.read(folder);
                    runs.add(new Kept(
                            folder, Instant.parse(info.started()), info.bench().name(), verdict(folder), size(path)));
                } catch (BenchException | DateTimeParseException e) {
                    // Of a newer boxsoak, or damaged: not ours to remove.
                }
            }
        }
        return runs;
    }

    private static String verdict(RunFolder folder) throws IOException {
        return Files.exists(folder.verdict())
                ? JSON.readTree(Files.readString(folder.verdict()))
                        .path("verdict")
                        .asText()
                : "";
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }
}
