package org.boxsoak.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.soak.PlanFolder;
import org.boxsoak.soak.Relays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabTextTests {
    private static final BenchShelf SHIPPED = new BenchShelf(Path.of("testplans/lab/benches"));

    @TempDir
    Path reports;

    @Test
    void an_array_job_asks_for_one_box_of_the_model_and_ends_in_order() {
        Submission submission = new Submission("n", List.of("/a.yaml", "/b.yaml"), "model:s905x4", "/benches", 0, null);

        String script = BatchScript.array(
                submission, Path.of("/r/.lab/n"), Path.of("/it's/boxsoak"), Duration.ofHours(8), "22:00", false);

        assertThat(script.lines())
                .contains(
                        "#SBATCH --array=0-1",
                        "#SBATCH --gres=box:s905x4:1",
                        "#SBATCH --time=484",
                        "#SBATCH --signal=B:TERM@180",
                        "#SBATCH --no-requeue",
                        "#SBATCH --begin=22:00",
                        "#SBATCH --output=/r/.lab/n/task-%a.log",
                        "exec '/it'\\''s/boxsoak' lab task '/r/.lab/n' \"$SLURM_ARRAY_TASK_ID\"");
        assertThat(BatchScript.settling(submission, Path.of("/r/.lab/n"), Path.of("/boxsoak"), 17))
                .contains("--dependency=afterany:17\n")
                .contains("exec '/boxsoak' lab settle '/r/.lab/n'");
    }

    @Test
    void a_large_tree_is_read_by_an_array_job_that_begins_again_where_a_host_dies() {
        TreeJob job = new TreeJob(Path.of("/it's/boxsoak"), Path.of("/r"), "trend", 8);

        assertThat(job.script(Path.of("/r/.lab-parts/x")).lines())
                .contains(
                        "#SBATCH --array=1-8",
                        "#SBATCH --requeue",
                        "#SBATCH --output=/r/.lab-parts/x/part-%a.log",
                        "exec '/it'\\''s/boxsoak' trend '/r' --shard \"$SLURM_ARRAY_TASK_ID/8\""
                                + " --part '/r/.lab-parts/x'/part-\"$SLURM_ARRAY_TASK_ID\".json");
    }

    @Test
    void what_is_made_every_night_submits_the_next_one_while_its_mark_is_there() {
        EveryNight night = EveryNight.named(reports, EveryNight.nameOf(BoxWish.parse("licence:s905x4"), "22:00"));
        Submission submission = new Submission(
                "n",
                List.of("/a.yaml"),
                "licence:s905x4",
                "/benches",
                0,
                night.script().toString());

        assertThat(night.goesOn()).isFalse();
        night.begin(List.of("/boxsoak", "lab", "submit", "/it's/a.yaml"));

        assertThat(EveryNight.all(reports)).containsExactly("boxsoak-licence-s905x4-at-2200");
        assertThat(night.script()).hasContent("exec '/boxsoak' 'lab' 'submit' '/it'\\''s/a.yaml'");
        assertThat(BatchScript.settling(submission, Path.of("/r/.lab/n"), Path.of("/boxsoak"), 17))
                .contains("'/boxsoak' lab settle '/r/.lab/n'\n")
                .endsWith("[ ! -e '" + night.script() + "' ] || . '" + night.script() + "'\n");
        assertThat(BatchScript.array(
                        submission, Path.of("/r/.lab/n"), Path.of("/boxsoak"), Duration.ofHours(8), "22:00", true))
                .contains("#SBATCH --licenses=s905x4:1\n")
                .doesNotContain("gres");
        assertThat(night.end(reports, line -> {})).isZero();
        assertThat(night.goesOn()).isFalse();
    }

    @Test
    void runs_begin_again_only_where_a_box_can_be_reached_from_elsewhere() {
        assertThat(preview("model:virtual")).contains("#SBATCH --requeue");
        assertThat(preview("model:s905x4"))
                .as("one of its boxes is on the network")
                .contains("#SBATCH --requeue");
        assertThat(new BenchShelf(Path.of("testplans/lab/benches")).of("bench1", BoxWish.parse("model:s905x4")))
                .hasSize(2);
    }

    @Test
    void every_bench_of_the_example_is_right_and_slurm_knows_as_many() throws Exception {
        PlanLoader loader = new PlanLoader(new PlanFolder(), Relays.settingsByType());
        for (Path bench : SHIPPED.ofAll(BoxWish.parse("any"))) {
            assertThat(loader.loadBench(bench.toString()).relay()).isNotNull();
        }
        String gres = Files.readAllLines(Path.of("testplans/lab/slurm.conf")).stream()
                .filter(l -> l.startsWith("NodeName="))
                .map(l -> l.replaceFirst(".*Gres=(\\S+).*", "$1"))
                .collect(Collectors.joining("\n"));
        assertThat(Slurm.boxes(gres)).isEqualTo(Map.of("s905x4", 4, "virtual", 2));
        assertThat(SHIPPED.ofAll(BoxWish.parse("model:s905x4"))).hasSize(4);
    }

    @Test
    void slurms_words_are_read() {
        assertThat(Slurm.boxes("box:toy:1,box:virtual:2\ngpu:a100:4,box:toy:3(S:0)\n(null)\nbox:5\n"))
                .isEqualTo(Map.of("toy", 4, "virtual", 2, "", 5));
        assertThat(Slurm.tasks("3|RUNNING|bench1|None\n4|PENDING||Resources\nN/A|PENDING||x\nslurm_load_jobs error\n"))
                .isEqualTo(Map.of(3, "running (bench1)", 4, "pending (Resources)"));
        assertThat(Slurm.licences("LicenseName=s905x4 Total=4 Used=0 Free=4 Reserved=0 Remote=no\nNo licenses\n"))
                .isEqualTo(Map.of("s905x4", 4));
    }

    @Test
    void the_words_of_slurms_accounts_are_read() {
        EndedTasks ended = EndedTasks.parse("""
                12_0|COMPLETED|bench1|0:0
                12_0.batch|COMPLETED|bench1|0:0
                12_3|NODE_FAIL|bench3|1:0
                12_[4-6]|CANCELLED by 0|None assigned|0:0
                """);

        assertThat(ended.of(0)).isEqualTo("completed (bench1)");
        assertThat(ended.of(3)).isEqualTo("node_fail (bench3, exit 1:0)");
        assertThat(ended.of(5)).isEqualTo("cancelled by 0 (None assigned)");
        assertThat(EndedTasks.parse("7_0|FAILED|bench1|3:0\n7_[2-3]|PENDING|None assigned|0:0\n")
                        .of(1))
                .as("cancelled by itself, before it began")
                .isEqualTo("never started");
        assertThat(EndedTasks.parse("Slurm accounting storage is disabled\n").of(0))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s905x4", "model:", "model:a b", "model:a;rm", "name:x", "licence:"})
    void what_names_no_boxes_is_refused(String text) {
        assertThatThrownBy(() -> BoxWish.parse(text)).hasMessageContaining("write model:s905x4");
    }

    @Test
    void an_unknown_model_or_plan_is_refused_and_nothing_is_written() {
        assertThatThrownBy(() -> desk().order(List.of("testplans/nightly.yaml"), BoxWish.parse("model:s905"), null))
                .isInstanceOf(MissingSetupException.class)
                .hasMessageContaining("Models there: s905x4, virtual");
        assertThatThrownBy(() -> desk().order(List.of("testplans/nigthly.yaml"), BoxWish.parse("any"), null))
                .isInstanceOf(PlanProblems.class)
                .hasMessageContaining("testplans/nightly.yaml");
        assertThat(reports).isEmptyDirectory();
    }

    private String preview(String wish) {
        LabDesk.Order order = desk().order(List.of("testplans/healthy-night.yaml"), BoxWish.parse(wish), null);
        return desk().preview(order, LocalDateTime.of(2026, 1, 2, 3, 4, 5));
    }

    private LabDesk desk() {
        return new LabDesk(Path.of("/srv/boxsoak/boxsoak"), SHIPPED, reports);
    }
}
