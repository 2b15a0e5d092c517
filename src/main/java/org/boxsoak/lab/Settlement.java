package org.boxsoak.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.OwnedLock;
import org.boxsoak.bench.RunClock;
import org.boxsoak.record.Outcome;

/** Gives every task of a submission that Slurm has done with a verdict: one whose host died, or that never began, is bench-failed. */
public final class Settlement {
    private Settlement() {}

    /** The worst verdict of all tasks; a task whose process still lives is waited for. */
    public static Outcome of(
            Path folder, String node, RunClock clock, Cancellation cancellation, Consumer<String> tell) {
        Submission submission = Submission.read(folder);
        List<Outcome> outcomes = new ArrayList<>();
        for (int task = 0; task < submission.plans().size(); task++) {
            OwnedLock lock = TaskLock.take(folder, task, node, clock, cancellation);
            try {
                outcomes.add(settle(folder, submission, task, node, tell));
            } finally {
                lock.close();
            }
        }
        return Outcome.worst(outcomes);
    }

    private static Outcome settle(Path folder, Submission submission, int task, String node, Consumer<String> tell) {
        Submission.Done done = Submission.done(folder, task);
        if (done != null) {
            return LabTask.outcome(done.verdict());
        }
        Submission.Begun begun = Submission.begun(folder, task);
        String why = begun == null
                ? "Slurm started no run: it was cancelled, or no host was left for it; it ended"
                : "The host " + begun.node() + " died";
        Outcome lost = TaskEnd.lost(folder, submission, task, begun, why, node, tell);
        tell.accept("task " + task + ": " + lost.word() + ", " + why);
        return lost;
    }
}
