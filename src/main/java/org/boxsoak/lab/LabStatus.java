package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;

/**
 * How a submission stands.
 *
 * @param name of the submission
 * @param job Slurm's number
 * @param tasks one for each plan
 */
public record LabStatus(String name, long job, List<Task> tasks) {
    /**
     * A task of it.
     *
     * @param state waiting, running, a verdict's word, or what Slurm says
     * @param where the node that has or had it, or why it waits
     * @param run the run's folder; empty before there is one
     */
    public record Task(int number, String plan, String state, String where, String run) {}

    public LabStatus {
        tasks = List.copyOf(tasks);
    }

    /** All submissions of a folder of reports, the oldest first. */
    public static List<LabStatus> all(Path reports) {
        Path home = Submission.home(reports);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(LabStatus::of)
                    .toList();
        } catch (IOException e) {
            throw new BenchException("The submissions in " + home + " cannot be read: " + e + ".", e);
        }
    }

    /** The submission in this folder; Slurm is asked only for tasks that are not over. */
    public static LabStatus of(Path folder) {
        Submission submission = Submission.read(folder);
        List<Task> tasks = new ArrayList<>();
        Map<Integer, String> queue = null;
        EndedTasks ended = null;
        for (int number = 0; number < submission.plans().size(); number++) {
            String plan = submission.plans().get(number);
            Submission.Done done = Submission.done(folder, number);
            if (done != null) {
                tasks.add(new Task(number, plan, done.verdict(), done.node(), done.run()));
                continue;
            }
            if (queue == null) {
                queue = Slurm.tasks(submission.job());
            }
            Submission.Begun begun = Submission.begun(folder, number);
            String slurm = queue.get(number);
            if (slurm == null) {
                ended = ended == null ? Slurm.ended(submission.job()) : ended;
                String how = ended.of(number);
                slurm = "gone from Slurm" + (how.isEmpty() ? "" : ": " + how) + "; 'boxsoak lab settle' ends it";
            }
            tasks.add(new Task(
                    number,
                    plan,
                    slurm,
                    begun == null ? "" : begun.node(),
                    begun == null || begun.run() == null ? "" : begun.run()));
        }
        return new LabStatus(submission.name(), submission.job(), tasks);
    }
}
