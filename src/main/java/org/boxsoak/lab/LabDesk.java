package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.lease.BoxName;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.soak.SoakOrder;
import org.jspecify.annotations.Nullable;

/**
 * Hands plans to Slurm as array jobs.
 *
 * @param program the launcher, at the same place on every host
 * @param shelf the lab's benches
 * @param reports the folder of reports that all hosts share
 */
public record LabDesk(Path program, BenchShelf shelf, Path reports) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** What is to be submitted, free of mistakes. */
    public record Order(
            List<String> plans,
            BoxWish wish,
            Duration limit,
            boolean again,
            @Nullable String begin,
            @Nullable String nightly) {
        public Order {
            plans = List.copyOf(plans);
        }

        /** The same, made again every night. */
        public Order every(EveryNight night) {
            return new Order(plans, wish, limit, again, begin, night.script().toString());
        }
    }

    /**
     * Looks at plans and benches together, before anything is written.
     *
     * @param begin when it starts, as sbatch's {@code --begin} has it; null: as soon as a box is free
     * @throws org.boxsoak.plan.yaml.PlanProblems every mistake in a plan or bench
     * @throws MissingSetupException when no bench serves the wish
     */
    public Order order(List<String> plans, BoxWish wish, @Nullable String begin) {
        List<Path> benches = shelf.ofAll(wish);
        if (benches.isEmpty()) {
            throw new MissingSetupException("No host of the lab has a bench for " + wish + ": there is no file "
                    + shelf.folder() + (wish.isOnNetwork() ? "/network" : "/HOST")
                    + "/MODEL/*.yaml for it. Models there: "
                    + (shelf.models().isEmpty() ? "none" : String.join(", ", shelf.models())) + ".");
        }
        Duration limit = Duration.ZERO;
        boolean again = false;
        for (String plan : plans) {
            for (Path bench : benches) {
                LoadedPlan loaded =
                        SoakOrder.load(plan, bench.toString(), reports).loaded();
                Duration own = loaded.plan().longest();
                limit = own.compareTo(limit) > 0 ? own : limit;
                again |= BoxName.isReachableFromElsewhere(loaded.bench());
            }
        }
        return new Order(plans, wish, limit, again, begin, null);
    }

    /** Refuses what Slurm cannot give. */
    public void requireSlurm(BoxWish wish) {
        if (wish.isOnNetwork()) {
            requireLicence(wish.model());
            return;
        }
        Map<String, Integer> boxes = Slurm.boxes();
        boolean has = wish.model().isEmpty() ? !boxes.isEmpty() : boxes.containsKey(wish.model());
        if (!has) {
            throw new MissingSetupException("Slurm knows no box for " + wish + "; its hosts have "
                    + (boxes.isEmpty() ? "no GRES 'box'" : "boxes of " + String.join(", ", boxes.keySet()))
                    + ". Name them in slurm.conf and gres.conf: Gres=box:MODEL:COUNT.");
        }
    }

    private static void requireLicence(String model) {
        Map<String, Integer> licences = Slurm.licences();
        if (!licences.containsKey(model)) {
            throw new MissingSetupException("Slurm has no licence '" + model + "'; it has "
                    + (licences.isEmpty() ? "none" : String.join(", ", licences.keySet()))
                    + ". Name the boxes on the network in slurm.conf: Licenses=MODEL:COUNT.");
        }
    }

    /** The scripts as they would be submitted, for people. */
    public String preview(Order order, LocalDateTime now) {
        Path folder = folder(order, now);
        Submission submission = submission(order, folder);
        return BatchScript.array(submission, folder, program, order.limit(), order.begin(), order.again())
                + "\n# and when all of it is over\n"
                + BatchScript.settling(submission, folder, program, 0).replace(":0\n", ":JOB\n");
    }

    /**
     * Submits the order.
     *
     * @return the submission's folder
     * @throws BenchException when Slurm refuses it; nothing is left behind then
     */
    public Path submit(Order order, LocalDateTime now) {
        Path folder = folder(order, now);
        Submission submission = submission(order, folder);
        long job = 0;
        try {
            Files.createDirectories(folder);
            submission.write(folder);
            Path script = Files.writeString(
                    folder.resolve("job.sh"),
                    BatchScript.array(submission, folder, program, order.limit(), order.begin(), order.again()));
            job = Slurm.submit(script);
            submission.withJob(job).write(folder);
            Slurm.submit(Files.writeString(
                    folder.resolve("settle.sh"), BatchScript.settling(submission, folder, program, job)));
            return folder;
        } catch (IOException e) {
            takeBack(folder, job);
            throw new BenchException("The submission cannot be written to " + folder + ": " + e + ".", e);
        } catch (BenchException e) {
            takeBack(folder, job);
            throw e;
        }
    }

    static void takeBack(Path folder, long job) {
        if (job != 0) {
            Slurm.cancel(job);
        }
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new BenchException("The folder " + folder + " cannot be removed: " + e + ".", e);
        }
    }

    private Path folder(Order order, LocalDateTime now) {
        String model = order.wish().model().isEmpty() ? "any" : order.wish().model();
        Path home = Submission.home(reports.toAbsolutePath().normalize());
        String name = "boxsoak-" + model + "-" + STAMP.format(now);
        Path folder = home.resolve(name);
        for (int copy = 2; Files.exists(folder); copy++) {
            folder = home.resolve(name + "-" + copy);
        }
        return folder;
    }

    private Submission submission(Order order, Path folder) {
        return new Submission(
                folder.getFileName().toString(),
                order.plans(),
                order.wish().toString(),
                shelf.folder().toString(),
                0,
                order.nightly());
    }
}
