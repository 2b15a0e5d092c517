package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.RunClock;

/**
 * Reads a large tree of runs in parts, as an array job: each part leaves a file in a folder that all hosts share. A part whose host dies is
 * read again on another one.
 *
 * @param program the launcher, at the same place on every host
 * @param reports the tree
 * @param command what reads it: trend or nights
 * @param parts how many
 */
public record TreeJob(Path program, Path reports, String command, int parts) {
    /** As many tasks as an array has where slurm.conf says nothing (MaxArraySize). */
    public static final int MOST_PARTS = 1000;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** A file that another host wrote may be seen as late as that, by the caches of NFS. */
    private static final Duration UNSEEN = Duration.ofSeconds(60);

    private static final String DONE = "completed";
    private static final List<String> FAILED =
            List.of("failed", "cancelled", "timeout", "out_of_memory", "node_fail", "boot_fail", "deadline");

    /** Leaves what was read of a part, whole or not at all. */
    public static void leave(Path file, Object read) {
        LabJson.write(file, read);
    }

    /**
     * Submits the job, waits for its end, and gives what the parts read, in their order. Nothing of it is left behind, but for the parts' words
     * where one of them fails.
     *
     * @throws org.boxsoak.bench.MissingSetupException when this host has no Slurm, or its controller does not answer
     * @throws BenchException when a part fails or it is cancelled; the job is ended then
     */
    public <T> List<T> carryOut(
            Class<T> type, LocalDateTime now, RunClock clock, Cancellation cancellation, Consumer<String> tell) {
        Slurm.requireController();
        Path folder = folder(now);
        long job = 0;
        try {
            Files.createDirectories(folder);
            job = Slurm.submit(Files.writeString(folder.resolve("job.sh"), script(folder)));
            tell.accept(parts + " parts as job " + job + " of Slurm, in " + folder);
            await(folder, job, clock, cancellation);
            // There is nothing left to end.
            job = 0;
            List<T> read = new ArrayList<>();
            for (int part = 1; part <= parts; part++) {
                read.add(Objects.requireNonNull(LabJson.read(file(folder, part), type), "a part's file is gone"));
            }
            FolderTree.delete(folder);
            return read;
        } catch (IOException e) {
            throw new BenchException("The folder of the parts " + folder + " cannot be used: " + e + ".", e);
        } finally {
            if (job != 0) {
                Slurm.cancel(job);
            }
        }
    }

    private Path folder(LocalDateTime now) {
        String name = command + "-" + STAMP.format(now) + "-"
                + ProcessHandle.current().pid();
        return reports.toAbsolutePath().normalize().resolve(".lab-parts").resolve(name);
    }

    String script(Path folder) {
        return "#!/bin/sh\n"
                + BatchScript.option("job-name=boxsoak-" + command)
                + BatchScript.option("array=1-" + parts)
                + BatchScript.option("requeue")
                + BatchScript.option("open-mode=append")
                + BatchScript.option("output=" + folder + "/part-%a.log")
                + "exec " + BatchScript.quote(program) + " " + command + " "
                + BatchScript.quote(reports.toAbsolutePath().normalize()) + " --shard \"$SLURM_ARRAY_TASK_ID/" + parts
                + "\" --part " + BatchScript.quote(folder) + "/part-\"$SLURM_ARRAY_TASK_ID\".json\n";
    }

    private static Path file(Path folder, int part) {
        return folder.resolve("part-" + part + ".json");
    }

    private void await(Path folder, long job, RunClock clock, Cancellation cancellation) {
        List<Integer> missing =
                new ArrayList<>(IntStream.rangeClosed(1, parts).boxed().toList());
        Duration over = null;
        while (true) {
            Map<Integer, String> states = Slurm.allTasks(job);
            missing.removeIf(part -> Files.exists(file(folder, part)));
            if (missing.isEmpty()) {
                return;
            }
            if (cancellation.isRequested()) {
                throw new BenchException("Cancelled; " + missing.size() + " of " + parts + " parts were not read.");
            }
            boolean isOver = states != null && areOver(folder, missing, states);
            over = !isOver ? null : over == null ? clock.elapsed() : over;
            if (over != null && clock.elapsed().minus(over).compareTo(UNSEEN) > 0) {
                throw failed(folder, missing.get(0), "Slurm says that it is over, but its file is not there");
            }
            clock.waitUntil(clock.elapsed().plus(POLL), cancellation);
        }
    }

    /** Whether Slurm has done with these parts. */
    private boolean areOver(Path folder, List<Integer> missing, Map<Integer, String> states) {
        boolean areOver = true;
        for (int part : missing) {
            String state = states.getOrDefault(part, DONE);
            if (FAILED.stream().anyMatch(state::startsWith)) {
                throw failed(folder, part, state);
            }
            areOver &= state.startsWith(DONE);
        }
        return areOver;
    }

    private BenchException failed(Path folder, int part, String how) {
        Path log = folder.resolve("part-" + part + ".log");
        return new BenchException("Part " + part + " of " + parts + " was not read: " + how + ". Its words, in " + log
                + ":\n" + LastLines.of(log, 5) + "\nMend that and give the command again.");
    }
}
