package org.boxsoak.lab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;
import org.boxsoak.bench.MissingSetupException;
import org.jspecify.annotations.Nullable;

/**
 * An array job: plan by plan what is to be run on which boxes. Its folder, {@code reports/.lab/NAME/}, is shared by all hosts and
 * holds, task by task, who began it and how it ended.
 *
 * @param name of the folder
 * @param plans the plan of each task, in order
 * @param boxes which boxes it wants
 * @param benches the lab's folder of benches
 * @param job Slurm's number of the array job; 0 before it is accepted
 * @param nightly the script that submits it again the next night; null where it is not made again
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Submission(
        String name,
        List<String> plans,
        String boxes,
        String benches,
        long job,
        @Nullable String nightly) {
    private static final String HOME = ".lab";
    private static final String FILE = "submission.json";

    public Submission {
        plans = List.copyOf(plans);
    }

    /** Where the submissions of a folder of reports lie. */
    public static Path home(Path reports) {
        return reports.resolve(HOME);
    }

    /** A submission's folder of reports. */
    static Path reports(Path folder) {
        return folder.resolve("../..").toAbsolutePath().normalize();
    }

    static Submission read(Path folder) {
        Submission found = LabJson.read(folder.resolve(FILE), Submission.class);
        if (found == null) {
            throw new MissingSetupException("There is no submission in " + folder + ": it has no " + FILE
                    + ". 'boxsoak lab status' lists what there is.");
        }
        return found;
    }

    void write(Path folder) {
        LabJson.write(folder.resolve(FILE), this);
    }

    Submission withJob(long number) {
        return new Submission(name, plans, boxes, benches, number, nightly);
    }

    /** A task that somebody has begun. */
    record Begun(
            String node,
            long pid,
            String since,
            String bench,
            boolean again,
            @Nullable String run) {}

    /** A task that is over. */
    record Done(String node, String run, String verdict, String why) {}

    static @Nullable Begun begun(Path folder, int task) {
        return LabJson.read(folder.resolve("task-" + task + ".begun"), Begun.class);
    }

    static void begin(Path folder, int task, Begun begun) {
        LabJson.write(folder.resolve("task-" + task + ".begun"), begun);
    }

    static @Nullable Done done(Path folder, int task) {
        return LabJson.read(folder.resolve("task-" + task + ".done"), Done.class);
    }

    static void end(Path folder, int task, Done done) {
        LabJson.write(folder.resolve("task-" + task + ".done"), done);
    }
}
