package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.boxsoak.fake.SlurmLab;

/**
 * An array job whose tasks end in every way that a job can end without a verdict of ours, so that only Slurm's accounts know how. The
 * scripts are no runs, so that each way is sure.
 *
 * @param reports the folder of reports that has it as its only submission
 */
record EndedJobs(SlurmLab lab, Path reports, long job, String lostHost) {
    private static final Duration LONG = Duration.ofMinutes(6);

    private static final List<String> LAST_WORDS = List.of("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL");

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CANCELLED = 2;
    private static final int CANCELLED_BEFORE = 3;
    private static final int AT_LIMIT = 4;
    private static final int HOST_LOST = 5;
    private static final int HOST_LOST_AND_AGAIN = 6;
    private static final int REQUEUED = 7;
    private static final int COUNT = 8;

    private static final String SCRIPT = """
            #!/bin/sh
            #SBATCH --array=0-7
            #SBATCH --no-requeue
            #SBATCH --time=30
            #SBATCH --hold
            #SBATCH --job-name=ended
            #SBATCH --output=/dev/null
            [ -z "$SLURM_RESTART_COUNT" ] || exit 0
            case $SLURM_ARRAY_TASK_ID in
                0) exit 0 ;;
                1) exit 3 ;;
            esac
            exec sleep 600
            """;

    /**
     * Submits it, and lets happen to its tasks what is to happen.
     *
     * @param host this one loses its power
     */
    static EndedJobs begin(SlurmLab lab, Path reports, String host) throws IOException {
        Path folder = Files.createDirectories(Submission.home(reports).resolve("ended"));
        Path script = Files.writeString(folder.resolve("job.sh"), SCRIPT);
        long job = Long.parseLong(
                lab.run("sbatch", "--parsable", script.toString()).strip());
        new Submission("ended", Collections.nCopies(COUNT, "/plan.yaml"), "any", "/benches", job, null).write(folder);
        EndedJobs jobs = new EndedJobs(lab, reports, job, host);
        jobs.letHappen();
        return jobs;
    }

    private void letHappen() {
        lab.run("scancel", task(CANCELLED_BEFORE));
        String others = Stream.of("bench1", "bench2", "bench3")
                .filter(host -> !host.equals(lostHost))
                .collect(Collectors.joining(","));
        for (int task : List.of(HOST_LOST, HOST_LOST_AND_AGAIN)) {
            update(task, "ExcNodeList=" + others);
        }
        // What is to go on has to go on elsewhere.
        for (int task : List.of(CANCELLED, AT_LIMIT, REQUEUED)) {
            update(task, "ExcNodeList=" + lostHost);
        }
        update(AT_LIMIT, "TimeLimit=1");
        update(HOST_LOST_AND_AGAIN, "Requeue=1");
        update(REQUEUED, "Requeue=1");
        for (int task : List.of(DONE, FAILED, CANCELLED, AT_LIMIT, HOST_LOST, HOST_LOST_AND_AGAIN, REQUEUED)) {
            lab.run("scontrol", "release", task(task));
        }
        List<Integer> sleepers = List.of(CANCELLED, AT_LIMIT, HOST_LOST, HOST_LOST_AND_AGAIN, REQUEUED);
        Awaitility.await("all of them run").atMost(LONG).until(() -> {
            Map<Integer, String> tasks = queue();
            return sleepers.stream().allMatch(t -> tasks.getOrDefault(t, "").startsWith("running"));
        });
        lab.cutPower(lostHost);
        lab.run("scancel", task(CANCELLED));
        lab.run("scontrol", "requeue", task(REQUEUED));
    }

    private void update(int task, String what) {
        lab.run("scontrol", "update", "JobId=" + task(task), what);
    }

    private String task(int task) {
        return job + "_" + task;
    }

    private Map<Integer, String> queue() {
        return Slurm.tasks(lab.run("squeue", "--noheader", "--array", "--name=ended", "--format=%K|%T|%N|%r"));
    }

    /** Waits until Slurm has done with all of them, and its accounts know it. */
    void awaitEnds() {
        Awaitility.await("Slurm has seen that the host is gone")
                .atMost(LONG)
                .until(() -> queue().getOrDefault(HOST_LOST_AND_AGAIN, "").startsWith("pending"));
        // It may begin again wherever there is room.
        update(HOST_LOST_AND_AGAIN, "ExcNodeList=" + lostHost);
        Awaitility.await("all of them are over, also in the accounts")
                .atMost(LONG)
                .until(() -> queue().isEmpty() && LAST_WORDS.containsAll(states()));
    }

    private List<String> states() {
        return lab.run("sacct", "--noheader", "--parsable2", "--allocations", "--jobs=" + job, "--format=State")
                .lines()
                .map(state -> state.replaceFirst(" .*", ""))
                .toList();
    }

    /** What status has to say of them, as a pattern of each task's line. */
    Map<Integer, String> expected() {
        String other = "bench[123]";
        return Map.of(
                DONE, "completed \\(" + other + "\\)",
                FAILED, "failed \\(" + other + ", exit 3:0\\)",
                CANCELLED, "cancelled by \\d+ \\(" + other + "(, exit 0:\\d+)?\\)",
                CANCELLED_BEFORE, "never started",
                AT_LIMIT, "timeout \\(" + other + "(, exit 0:\\d+)?\\)",
                HOST_LOST, "node_fail \\(" + lostHost + "(, exit \\d+:\\d+)?\\)",
                HOST_LOST_AND_AGAIN, "completed \\((?!" + lostHost + ")" + other + "\\)",
                REQUEUED, "completed \\((?!" + lostHost + ")" + other + "\\)");
    }
}
