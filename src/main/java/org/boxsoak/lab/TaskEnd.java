package org.boxsoak.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.boxsoak.soak.AfterRun;
import org.boxsoak.soak.FinishedRun;
import org.boxsoak.soak.SoakOrder;
import org.jspecify.annotations.Nullable;

/** The end of a task, whichever way it came: its verdict is written down, then the plan's hooks are carried out, the mails among them. */
final class TaskEnd {
    private TaskEnd() {}

    /**
     * Ends a task with a run's verdict.
     *
     * @param node the host that had the run, or was to have it
     * @param order the plan, with the run's bench or one like it
     * @param tell told of each hook that failed
     */
    static Outcome of(
            Path folder, int task, FinishedRun finished, String node, SoakOrder order, Consumer<String> tell) {
        Submission.end(
                folder,
                task,
                new Submission.Done(
                        node,
                        finished.folder().path().toAbsolutePath().toString(),
                        finished.verdict().verdict().word(),
                        finished.verdict().explanation()));
        AfterRun.carryOut(
                order.loaded().plan().unattended().after(),
                order.loaded(),
                finished.folder(),
                finished.verdict(),
                tell);
        return finished.verdict().verdict();
    }

    /**
     * Ends a task whose process is gone for good, or that never had one: bench-failed, with all that it recorded.
     *
     * @param begun who began it; null: nobody
     * @param why what became of it
     * @param node the host that finds it so
     */
    static Outcome lost(
            Path folder,
            Submission submission,
            int task,
            Submission.@Nullable Begun begun,
            String why,
            String node,
            Consumer<String> tell) {
        boolean hasBench = begun != null && Files.isRegularFile(Path.of(begun.bench()));
        SoakOrder order = begun != null && hasBench
                ? SoakOrder.load(submission.plans().get(task), begun.bench(), Submission.reports(folder))
                : anyOrder(folder, submission, task);
        FinishedRun finished = begun != null && begun.run() != null
                ? FinishedRun.lost(new RunFolder(Path.of(begun.run())), why + " in the middle of the run.")
                : FinishedRun.neverBegan(order, new BenchException(why + " before the run began."), line -> {});
        return of(folder, task, finished, begun == null ? node : begun.node(), order, tell);
    }

    /** The plan with some bench of the right kind, for a run that never had one. */
    static SoakOrder anyOrder(Path folder, Submission submission, int task) {
        List<Path> benches = new BenchShelf(Path.of(submission.benches())).ofAll(BoxWish.parse(submission.boxes()));
        return SoakOrder.load(
                submission.plans().get(task),
                benches.isEmpty() ? null : benches.get(0).toString(),
                Submission.reports(folder));
    }
}
