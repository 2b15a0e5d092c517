package org.boxsoak.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.fake.SlurmLab;
import org.boxsoak.lease.BoxLease;
import org.boxsoak.lease.BoxName;
import org.boxsoak.plan.WhenBusy;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.SyntheticNights;
import org.boxsoak.report.VerdictFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve runs over three hosts of a real Slurm: ten short ones on local boxes (so that two cores are enough), two on virtual boxes. A box is
 * busy, the controller is restarted, a host loses its power.
 */
@Tag("virtual-box")
class SlurmLabIT {
    private static final Duration LONG = Duration.ofMinutes(6);
    private static final int TOYS = 10;
    private static final int VIRTUALS = 2;
    /** The host that loses its power; it has a box of each kind. */
    private static final String DOOMED = "bench3";

    @TempDir
    Path share;

    private record Task(Path submission, int number) {}

    @Test
    void twelve_runs_on_three_hosts_are_each_done_once_whatever_fails() throws Exception {
        benches();
        try (SlurmLab lab = SlurmLab.start()) {
            BoxLease busy = BoxLease.take(
                    BoxLease.folder(System.getenv()),
                    new BoxName("local bench2"),
                    "somebody at the desk",
                    WhenBusy.SKIP,
                    new SystemRunClock(),
                    new Cancellation());
            // The longer runs first, so that one is under way when the host dies.
            Path virtuals = submit(lab, "virtual", VIRTUALS, "45s");
            awaitRunOnDoomed(virtuals);
            Path toys = submit(lab, "toy", TOYS, "5s");
            List<Task> tasks = Stream.concat(tasks(toys), tasks(virtuals)).toList();

            awaitRunOnDoomed(toys);
            lab.cutPower(DOOMED);
            List<Task> lost = goingOnOnDoomed(tasks(toys));
            List<Task> again = goingOnOnDoomed(tasks(virtuals));
            assertThat(lost).as("a run on its own box").hasSize(1);
            assertThat(again).as("one on a virtual box, which every host has").hasSize(1);
            lab.restartController();
            awaitLog(toys, "is busy: somebody at the desk");
            busy.close();
            Awaitility.await("every task has a verdict")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> tasks.stream().allMatch(t -> done(t) != null));

            for (Task task : tasks) {
                Submission.Done done = Objects.requireNonNull(done(task), task::toString);
                boolean isLost = lost.contains(task);
                assertThat(done.verdict()).as("%s: %s", task, done.why()).isEqualTo(isLost ? "bench-failed" : "passed");
                assertThat(done.why().contains("The host " + DOOMED + " died"))
                        .as(done.why())
                        .isEqualTo(isLost);
                assertThat(VerdictFile.read(Path.of(done.run())).verdict()).isEqualTo(LabTask.outcome(done.verdict()));
            }
            everyRunWasDoneOnce(tasks, lost, again);
            assertThat(boxsoak(lab, 3, "nights", reports()).lines().filter(line -> line.contains("bench-failed")))
                    .as("of each box the last night that ended so")
                    .hasSize(lost.size() + again.size());
            assertThat(boxsoak(lab, 0, "lab", "status", "--reports", reports()).lines())
                    .hasSize(1 + tasks.size())
                    .filteredOn(line -> line.contains(" bench-failed "))
                    .hasSameSizeAs(lost);
        }
    }

    @Test
    void slurm_ends_a_run_in_order_at_its_limit_and_submits_by_itself_at_night_and_says_how_jobs_ended()
            throws Exception {
        benches();
        try (SlurmLab lab = SlurmLab.startWithAccounts()) {
            Path toys = submit(lab, "toy", 1, "20m");
            long job = Submission.read(toys).job();
            String night = nightly(lab);
            Awaitility.await("the run begins").atMost(LONG).until(() -> Submission.begun(toys, 0) != null);
            EndedJobs ended = EndedJobs.begin(lab, Files.createDirectory(share.resolve("ended")), otherHost(toys));
            awaitLog(toys, "workload");

            // The signal comes three minutes ahead of the limit: now.
            lab.run("scontrol", "update", "JobId=" + job, "TimeLimit=3");

            Awaitility.await("the run is over").atMost(LONG).until(() -> Submission.done(toys, 0) != null);
            Submission.Done done = Objects.requireNonNull(Submission.done(toys, 0));
            assertThat(done.verdict()).as(done.why()).isEqualTo("undecided");
            assertThat(Path.of(done.run()).resolve("index.html")).content().contains("Undecided");
            assertThat(Path.of(done.run()).resolve("journal.jsonl"))
                    .content()
                    .contains("\"event\":\"run-ended\",\"how\":\"cancelled\"");

            Awaitility.await("tonight's run is over and tomorrow's submitted")
                    .atMost(LONG)
                    .until(() -> submissions("net").size() == 2);
            List<Path> nights = submissions("net");
            assertThat(Objects.requireNonNull(Submission.done(nights.get(0), 0)).verdict())
                    .isEqualTo("passed");
            Awaitility.await("it waits for its night")
                    .atMost(LONG)
                    .until(() -> lab.run("squeue", "--noheader", "--format=%r").contains("BeginTime"));
            assertThat(boxsoak(lab, 0, "lab", "end", night, "--reports", reports()))
                    .contains("1 waiting taken back");
            assertThat(lab.run("squeue", "--noheader", "--states=PENDING", "--format=%r"))
                    .doesNotContain("BeginTime");
            assertThat(submissions("net")).containsExactly(nights.get(0));

            ended.awaitEnds();
            String status = boxsoak(
                    lab, 0, "lab", "status", "--reports", ended.reports().toString());
            ended.expected()
                    .forEach((task, how) -> assertThat(status)
                            .containsPattern("ended +" + task + " +plan.yaml +gone from Slurm: " + how
                                    + "; 'boxsoak lab settle' ends it"));
        }
    }

    private static String otherHost(Path submission) {
        String taken = Objects.requireNonNull(Submission.begun(submission, 0)).node();
        return taken.equals("bench2") ? "bench3" : "bench2";
    }

    @Test
    void a_large_tree_is_read_as_an_array_job_and_says_what_one_host_says() throws Exception {
        Path reports = share.resolve("reports");
        for (int box = 0; box < 7; box++) {
            SyntheticNights.write(reports, "nightly", "box-" + box, box == 0 ? 3 : 50 + box);
        }
        Files.createDirectory(reports.resolve("nightly-box-0-20260102-030405"));
        try (SlurmLab lab = SlurmLab.start()) {
            // Whatever the launcher has to build first, it says now.
            boxsoak(lab, 0, "lab", "status", "--reports", reports.toString());
            for (List<String> command :
                    List.of(List.of("trend", reports.toString()), List.of("nights", reports.toString(), "--json"))) {
                List<String> together = new ArrayList<>(List.of("lab"));
                together.addAll(command);
                together.addAll(List.of("--shards", "3"));

                String whole = boxsoak(lab, 1, command.toArray(String[]::new));
                String parts = boxsoak(lab, 1, together.toArray(String[]::new));

                assertThat(parts).startsWith("boxsoak: 3 parts as job ");
                assertThat(parts.substring(parts.indexOf('\n') + 1)).isEqualTo(whole);
                assertThat(whole).contains("box-0").contains("box-6");
            }
            assertThat(reports.resolve(".lab-parts")).isEmptyDirectory();

            // The jobs find no Java, which this process has.
            Map<String, String> broken = new HashMap<>(lab.environment());
            broken.put("SBATCH_EXPORT", "JAVA_HOME=/nowhere");
            assertThat(boxsoak(broken, 3, "lab", "nights", reports.toString(), "--shards", "2"))
                    .containsPattern("Part [12] of 2 was not read: failed")
                    .contains("JAVA_HOME=/nowhere has no bin/javac");
            assertThat(lab.run("squeue", "--noheader")).isEmpty();
        }
    }

    /** Submits a run on a box on the network for the minute after next and every night, and gives the name of that. */
    private String nightly(SlurmLab lab) throws IOException {
        Path plan = Files.writeString(
                share.resolve("nightly.yaml"),
                "name: nightly\nduration: 5s\nwhen-busy: wait 10m\nworkload: [ { name: look, run: cat /proc/loadavg } ]\n");
        String at = LocalTime.now(ZoneId.systemDefault()).plusSeconds(80).format(DateTimeFormatter.ofPattern("HH:mm"));
        String until = LocalTime.now(ZoneId.systemDefault()).plusHours(3).format(DateTimeFormatter.ofPattern("HH:mm"));
        List<String> command = submitting("licence:net");
        command.addAll(List.of(plan.toString(), "--at", at, "--until", until, "--nightly"));
        return boxsoak(lab, 0, command.toArray(String[]::new)).replaceAll("(?s).*'boxsoak lab end ([^ ']+)'.*", "$1");
    }

    private List<Path> submissions(String model) throws IOException {
        try (Stream<Path> all = Files.list(share.resolve("reports/.lab"))) {
            return all.filter(s -> s.getFileName().toString().startsWith("boxsoak-" + model) && Files.isDirectory(s))
                    .sorted()
                    .toList();
        }
    }

    /** Each plan writes down that it was begun, and each run has one folder. */
    private void everyRunWasDoneOnce(List<Task> tasks, List<Task> lost, List<Task> again) throws IOException {
        Map<String, Integer> starts = new HashMap<>();
        for (String line : Files.readAllLines(share.resolve("starts"))) {
            starts.merge(line, 1, Integer::sum);
        }
        for (Task task : tasks) {
            assertThat(starts.getOrDefault(name(task), 0))
                    .as("starts of %s", task)
                    .isBetween(lost.contains(task) ? 0 : 1, again.contains(task) ? 2 : 1);
        }
        assertThat(tasks.stream().map(t -> Objects.requireNonNull(done(t)).run()))
                .doesNotHaveDuplicates();
        try (Stream<Path> runs = Files.list(share.resolve("reports"))) {
            List<Outcome> outcomes = runs.filter(r -> !r.endsWith(".lab") && Files.isDirectory(r))
                    .map(run -> VerdictFile.read(run).verdict())
                    .toList();
            assertThat(outcomes).as("the first attempts are kept").hasSize(tasks.size() + again.size());
            assertThat(Collections.frequency(outcomes, Outcome.BENCH_FAILED)).isEqualTo(lost.size() + again.size());
        }
    }

    private void benches() throws IOException {
        for (int host = 1; host <= 3; host++) {
            Path toy = Files.createDirectories(share.resolve("benches/bench" + host + "/toy"));
            Files.writeString(toy.resolve("toy-" + host + ".yaml"), "name: toy-" + host + "\nbox: { local: {} }\n");
            Path virtual = Files.createDirectories(share.resolve("benches/bench" + host + "/virtual"));
            Path network = Files.createDirectories(share.resolve("benches/network/net"));
            Files.writeString(network.resolve("net.yaml"), "name: net\nbox: { local: {} }\n");
            Files.writeString(virtual.resolve("v.yaml"), "name: virtual-" + host + "\nbox: { virtual: { cpus: 1 } }\n");
        }
    }

    private Path submit(SlurmLab lab, String model, int runs, String duration) throws IOException {
        List<String> command = submitting("model:" + model);
        for (int run = 0; run < runs; run++) {
            Path plan = Files.writeString(
                    share.resolve(model + "-plan-" + run + ".yaml"), """
                    name: %1$s plan %2$d
                    duration: %4$s
                    sample: { every: 1s, pagetypeinfo: every 2s }
                    setup: [ { name: begin, on: host, run: echo %1$s-%2$d >> %3$s/starts } ]
                    workload: [ { name: look, run: cat /proc/loadavg, timeout: 20s } ]
                    pause: 1s
                    when-busy: wait 10m
                    expect: { reboot: never }
                    """.formatted(model, run, share, duration));
            command.add(plan.toString());
        }
        boxsoak(lab, 0, command.toArray(String[]::new));
        return submissions(model).get(0);
    }

    private List<String> submitting(String boxes) {
        List<String> command = new ArrayList<>(List.of("lab", "submit", "--boxes", boxes));
        command.addAll(List.of("--benches", share.resolve("benches").toString(), "--reports", reports()));
        return command;
    }

    private String reports() {
        return share.resolve("reports").toString();
    }

    private static Stream<Task> tasks(Path submission) {
        return IntStream.range(0, Submission.read(submission).plans().size()).mapToObj(i -> new Task(submission, i));
    }

    private static String boxsoak(SlurmLab lab, int exitCode, String... arguments) {
        return boxsoak(lab.environment(), exitCode, arguments);
    }

    private static String boxsoak(Map<String, String> environment, int exitCode, String... arguments) {
        List<String> command = new ArrayList<>(List.of("./boxsoak"));
        command.addAll(List.of(arguments));
        ProgramReply reply = Programs.run(command, environment, Path.of("").toAbsolutePath(), Duration.ofMinutes(3));
        assertThat(reply.exitCode()).as(reply.output()).isEqualTo(exitCode);
        return reply.output();
    }

    private static void awaitRunOnDoomed(Path submission) {
        Awaitility.await("a run on " + DOOMED)
                .atMost(LONG)
                .until(() -> !goingOnOnDoomed(tasks(submission)).isEmpty());
    }

    /** Who has begun there, and is not over. */
    private static List<Task> goingOnOnDoomed(Stream<Task> tasks) {
        return tasks.filter(task -> {
                    Submission.Begun begun = Submission.begun(task.submission(), task.number());
                    return begun != null && begun.node().equals(DOOMED) && done(task) == null;
                })
                .toList();
    }

    private static void awaitLog(Path submission, String words) {
        Awaitility.await("some task says '" + words + "'").atMost(LONG).until(() -> {
            try (Stream<Path> logs = Files.list(submission)) {
                return logs.filter(l -> l.getFileName().toString().matches("task-\\d+\\.log"))
                        .anyMatch(l -> {
                            try {
                                return Files.readString(l).contains(words);
                            } catch (IOException e) {
                                return false;
                            }
                        });
            }
        });
    }

    private static Submission.@Nullable Done done(Task task) {
        return Submission.done(task.submission(), task.number());
    }

    private String name(Task task) {
        return (task.submission().getFileName().toString().startsWith("boxsoak-toy") ? "toy-" : "virtual-")
                + task.number();
    }
}
