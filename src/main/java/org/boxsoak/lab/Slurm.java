package org.boxsoak.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.jspecify.annotations.Nullable;

/** Slurm, by its own programs; tried with 22.05. */
final class Slurm {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern LICENCE = Pattern.compile("LicenseName=(\\S+)\\s+Total=(\\d{1,9})");
    private static final Pattern GRES = Pattern.compile("(?:^|,)box(?::([^:,()]+))?:(\\d+)");

    private Slurm() {}

    /**
     * The models of boxes that Slurm knows ({@code ""} for boxes without one), with how many there are.
     *
     * @throws MissingSetupException when this host has no Slurm, or its controller does not answer
     */
    static Map<String, Integer> boxes() {
        return boxes(answer("sinfo", "--noheader", "--Node", "--format=%G"));
    }

    /**
     * The licences that Slurm knows, with how many there are.
     *
     * @throws MissingSetupException as {@link #boxes()}
     */
    static Map<String, Integer> licences() {
        return licences(answer("scontrol", "--oneliner", "show", "licenses"));
    }

    /** Reads lines like {@code LicenseName=s905x4 Total=4 Used=0 Free=4 Reserved=0 Remote=no}. */
    static Map<String, Integer> licences(String shown) {
        Map<String, Integer> licences = new TreeMap<>();
        Matcher line = LICENCE.matcher(shown);
        while (line.find()) {
            licences.put(line.group(1), Integer.parseInt(line.group(2)));
        }
        return licences;
    }

    private static String answer(String... command) {
        if (Programs.find("sbatch").isEmpty() || Programs.find(command[0]).isEmpty()) {
            throw new MissingSetupException(
                    "This host has no Slurm (no program 'sbatch'). Install it with 'sudo apt-get install -y slurm-client',"
                            + " give it the lab's slurm.conf (src/docs/lab.md shows one), or use 'boxsoak schedule' for the boxes of one host.");
        }
        ProgramReply reply = Programs.run(List.of(command), LIMIT);
        if (!reply.succeeded()) {
            throw new MissingSetupException("Slurm's controller does not answer:\n" + LastLines.of(reply.output(), 3)
                    + "\nIs slurmctld running, and does SLURM_CONF name the lab's slurm.conf?");
        }
        return reply.output();
    }

    static Map<String, Integer> boxes(String gres) {
        Map<String, Integer> boxes = new TreeMap<>();
        gres.lines().forEach(line -> {
            Matcher box = GRES.matcher(line.strip());
            while (box.find()) {
                boxes.merge(box.group(1) == null ? "" : box.group(1), Integer.parseInt(box.group(2)), Integer::sum);
            }
        });
        return boxes;
    }

    /** @throws MissingSetupException as {@link #boxes()} */
    static void requireController() {
        answer("scontrol", "ping");
    }

    /** Submits a script and gives the job's number. */
    static long submit(Path script) {
        ProgramReply reply = Programs.run(List.of("sbatch", "--parsable", script.toString()), LIMIT);
        String number =
                reply.output().lines().reduce((a, b) -> b).orElse("").strip().replaceFirst(";.*", "");
        if (!reply.succeeded() || !number.matches("\\d{1,18}")) {
            throw new BenchException("Slurm refuses the job:\n" + LastLines.of(reply.output(), 5));
        }
        return Long.parseLong(number);
    }

    static void cancel(long job) {
        Programs.run(List.of("scancel", String.valueOf(job)), LIMIT);
    }

    /**
     * What Slurm says of each task that it still has, by the task's number: state, node or reason.
     *
     * @return null where this host has no Slurm, or it does not answer now
     */
    static @Nullable Map<Integer, String> tasks(long job) {
        return queue("--jobs=" + job);
    }

    /** The same with the tasks that are over, as long as Slurm remembers them. */
    static @Nullable Map<Integer, String> allTasks(long job) {
        return queue("--jobs=" + job, "--states=all");
    }

    private static @Nullable Map<Integer, String> queue(String... options) {
        if (Programs.find("squeue").isEmpty()) {
            return null;
        }
        List<String> command = new ArrayList<>(List.of("squeue", "--noheader", "--array", "--format=%K|%T|%N|%r"));
        command.addAll(List.of(options));
        ProgramReply reply = Programs.run(command, LIMIT);
        // Of a job that Slurm has forgotten, since all of its tasks are over.
        boolean isForgotten = reply.output().contains("Invalid job id");
        return reply.succeeded() || isForgotten ? tasks(reply.output()) : null;
    }

    /** How the job's tasks ended; unknown where the lab keeps no accounts (no slurmdbd), or this host lacks the program. */
    static EndedTasks ended(long job) {
        if (Programs.find("sacct").isEmpty()) {
            return EndedTasks.UNKNOWN;
        }
        ProgramReply reply = Programs.run(
                List.of(
                        "sacct",
                        "--noheader",
                        "--parsable2",
                        "--jobs=" + job,
                        "--format=JobID,State,NodeList,ExitCode"),
                LIMIT);
        return reply.succeeded() ? EndedTasks.parse(reply.output()) : EndedTasks.UNKNOWN;
    }

    static Map<Integer, String> tasks(String squeue) {
        Map<Integer, String> tasks = new TreeMap<>();
        for (String line : squeue.lines().toList()) {
            String[] cells = line.strip().split("\\|", -1);
            if (cells.length == 4 && cells[0].matches("\\d{1,9}")) {
                String where = cells[2].isEmpty() ? cells[3] : cells[2];
                tasks.put(Integer.parseInt(cells[0]), cells[1].toLowerCase(Locale.ROOT) + " (" + where + ")");
            }
        }
        return tasks;
    }
}
