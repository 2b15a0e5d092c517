package org.boxsoak.lab;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The scripts that Slurm is given. Source: sbatch(1) of Slurm 22.05. */
final class BatchScript {
    /** How long before the limit a run is told to end in order. */
    private static final Duration GOODBYE = Duration.ofMinutes(3);

    private BatchScript() {}

    /**
     * The array job: one task for each plan.
     *
     * @param limit the longest that one of the plans may take in good order
     * @param begin as {@code --begin} has it; null: at once
     * @param again whether a run whose host died may begin again on another
     */
    static String array(
            Submission submission, Path folder, Path program, Duration limit, @Nullable String begin, boolean again) {
        return "#!/bin/sh\n"
                + option("job-name=" + submission.name())
                + option("array=0-" + (submission.plans().size() - 1))
                + option(BoxWish.parse(submission.boxes()).option())
                + option("time=" + limit.plus(GOODBYE).plusMinutes(1).toMinutes())
                // To the script itself, which has become the harness: it ends the run in order and reports.
                + option("signal=B:TERM@" + GOODBYE.toSeconds())
                + option(again ? "requeue" : "no-requeue")
                + option("open-mode=append")
                + option("output=" + folder + "/task-%a.log")
                + (begin == null ? "" : option("begin=" + begin))
                + "exec " + quote(program) + " lab task " + quote(folder) + " \"$SLURM_ARRAY_TASK_ID\"\n";
    }

    /** The job after it, which needs no box: it gives every task that has left none a verdict. */
    static String settling(Submission submission, Path folder, Path program, long job) {
        String settle = quote(program) + " lab settle " + quote(folder);
        String nightly = submission.nightly();
        String then = nightly == null
                ? "exec " + settle + "\n"
                : settle + "\n# Tonight's is over: submit tomorrow's.\n[ ! -e " + quote(nightly) + " ] || . "
                        + quote(nightly) + "\n";
        return "#!/bin/sh\n"
                + option("job-name=" + submission.name() + "-settle")
                + option("dependency=afterany:" + job)
                + option("requeue")
                + option("open-mode=append")
                + option("output=" + folder + "/settle.log")
                + then;
    }

    static String option(String text) {
        return "#SBATCH --" + text + "\n";
    }

    static String quote(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }
}
