package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.MissingSetupException;
import org.jspecify.annotations.Nullable;

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

    /**
     * All submissions of a folder of reports, the oldest first.
     *
     * @param tell told of each folder that is left out, since no submission can be read in it
     */
    public static List<LabStatus> all(Path reports, Consumer<String> tell) {
        Path home = Submission.home(reports);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        List<LabStatus> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home)) {
            Queue queue = new Queue();
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                try {
                    all.add(of(folder, Submission.read(folder), queue));
                } catch (BenchException | MissingSetupException e) {
                    tell.accept(folder + " is left out. " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new BenchException("The submissions in " + home + " cannot be read: " + e + ".", e);
        }
        return all;
    }

    /** Slurm's queue; once it did not answer it is not asked again, since it takes many seconds not to. */
    private static final class Queue {
        private boolean isSilent;

        @Nullable
        Map<Integer, String> tasks(long job) {
            Map<Integer, String> tasks = isSilent ? null : Slurm.tasks(job);
            isSilent = tasks == null;
            return tasks;
        }
    }

    /** Slurm is asked only for tasks that are not over. */
    private static LabStatus of(Path folder, Submission submission, Queue slurm) {
        List<Task> tasks = new ArrayList<>();
        Map<Integer, String> queue = null;
        boolean isAsked = false;
        EndedTasks ended = null;
        for (int number = 0; number < submission.plans().size(); number++) {
            String plan = submission.plans().get(number);
            Submission.Done done = Submission.done(folder, number);
            if (done != null) {
                tasks.add(new Task(number, plan, done.verdict(), done.node(), done.run()));
                continue;
            }
            if (!isAsked) {
                queue = slurm.tasks(submission.job());
                isAsked = true;
            }
            Submission.Begun begun = Submission.begun(folder, number);
            String state = queue == null ? "not over; Slurm does not answer" : queue.get(number);
            if (state == null) {
                ended = ended == null ? Slurm.ended(submission.job()) : ended;
                String how = ended.of(number);
                state = "gone from Slurm" + (how.isEmpty() ? "" : ": " + how) + "; 'boxsoak lab settle' ends it";
            }
            tasks.add(new Task(
                    number,
                    plan,
                    state,
                    begun == null ? "" : begun.node(),
                    begun == null || begun.run() == null ? "" : begun.run()));
        }
        return new LabStatus(submission.name(), submission.job(), tasks);
    }
}
