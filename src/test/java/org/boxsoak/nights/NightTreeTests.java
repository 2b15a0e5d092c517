package org.boxsoak.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.boxsoak.record.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightTreeTests {
    @TempDir
    Path reports;

    @Test
    void a_history_says_how_the_last_night_was_and_since_when() throws IOException {
        night("a", 1, "passed", "b1", "");
        night("a", 4, "box-failed", "b2", rate("SUnreclaim", "leak", 2e6));
        night("a", 2, "passed", "b1", rate("SUnreclaim", "no-leak", 10));
        night("a", 3, "box-failed", "b2", rate("SUnreclaim", "leak", 1e6));
        night("b", 1, "undecided", "b1", "");

        List<BoxHistory> all = read(Shard.ALL).histories();

        assertThat(all).extracting(BoxHistory::box).containsExactly("a", "b");
        BoxHistory a = all.get(0);
        assertThat(a.count()).isEqualTo(4);
        assertThat(a.last().verdict()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(a.last().leak()).hasToString("leak: SUnreclaim +2.00 MB/h");
        assertThat(a.alike()).isEqualTo(2);
        assertThat(a.since().build()).isEqualTo("b2");
        assertThat(a.lastFolder()).endsWith("nightly-a-20260104-220000");
        assertThat(all.get(1).last().leak()).hasToString("undecided");
    }

    @Test
    void of_many_counters_the_fastest_leak_is_shown() throws IOException {
        night(
                "a",
                1,
                "box-failed",
                "b",
                String.join(
                        ",",
                        rate("MemAvailable", "no-leak", 9e9),
                        rate("KernelStack", "suspect", 9e8),
                        rate("SUnreclaim", "leak", 1e6),
                        rate("PageTables", "leak", 3e6),
                        rate("Percpu", "undecided", 1e9)));

        assertThat(read(Shard.ALL).histories().get(0).last().leak()).hasToString("leak: PageTables +3.00 MB/h");
    }

    @Test
    void a_run_of_an_earlier_release_counts_like_any_other() throws IOException {
        Path golden = Path.of("src/test/resources/recordings/healthy-night");
        Path folder = Files.createDirectory(reports.resolve("healthy-night-virtual-20261122-145811"));
        for (String file : List.of("run.json", "verdict.json")) {
            Files.copy(golden.resolve(file), folder.resolve(file));
        }

        BoxHistory history = read(Shard.ALL).histories().get(0);

        assertThat(history.plan()).isEqualTo("healthy night");
        assertThat(history.box()).isEqualTo("virtual");
        assertThat(history.last().verdict()).isEqualTo(Outcome.PASSED);
        assertThat(history.last().build()).startsWith("boxsoak/virtual");
    }

    @Test
    void runs_without_a_verdict_and_broken_ones_are_named_and_the_rest_stands() throws IOException {
        night("a", 1, "passed", "b", "");
        Files.createDirectory(reports.resolve("nightly-a-20260102-220000"));
        Path broken = Files.createDirectory(reports.resolve("nightly-a-20260103-220000"));
        Files.writeString(broken.resolve("figures.json"), "{\"plan\":");
        Files.writeString(reports.resolve("README.md"), "no run");

        NightTree tree = read(Shard.ALL);

        assertThat(tree.histories().get(0).count()).isEqualTo(1);
        assertThat(tree.unfinished()).singleElement().asString().endsWith("20260102-220000");
        assertThat(tree.damaged())
                .singleElement()
                .asString()
                .contains("20260103-220000")
                .contains("figures.json");
    }

    @Test
    void the_parts_together_are_the_whole() throws IOException {
        for (int box = 0; box < 20; box++) {
            for (int day = 1; day < 4; day++) {
                night("box-" + box, day, "passed", "b", "");
            }
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            read(new Shard(i, 3)).histories().forEach(h -> parts.add(h.box() + " " + h.count()));
        }

        assertThat(parts)
                .containsExactlyInAnyOrderElementsOf(read(Shard.ALL).histories().stream()
                        .map(h -> h.box() + " " + h.count())
                        .toList())
                .hasSize(20);
        assertThatThrownBy(() -> Shard.parse("4/3")).hasMessageContaining("no part 4 of 3");
        assertThatThrownBy(() -> Shard.parse("x")).hasMessageContaining("write it as 1/8");
    }

    @Test
    void a_run_in_a_folder_that_was_given_another_name_is_in_the_part_of_its_like() throws IOException {
        Path run = Files.createDirectory(reports.resolve("good-one"));
        Files.writeString(run.resolve("run.json"), """
                {"plan":{"name":"Healthy night"},"bench":{"name":"a box"}}
                """);
        Path like = Files.createDirectory(reports.resolve("healthy-night-a-box-20260101-220000-2"));

        assertThat(series(Shard.ALL)).containsExactly(Set.of(run, like));
        assertThat(seriesOfParts(7)).containsExactly(Set.of(run, like));
    }

    @Test
    void a_name_that_runs_were_given_later_makes_no_series_even_where_it_ends_like_a_runs() throws IOException {
        Path ofA = night("a", 1, "passed", "b", "");
        Path ofB = night("b", 1, "passed", "b", "");
        Path otherOfA = renamed(night("a", 2, "passed", "b", ""), "good-20260102-220000");
        Path otherOfB = renamed(night("b", 2, "passed", "b", ""), "good-20260102-220000-2");
        Path moved = renamed(night("c", 1, "passed", "b", ""), "old-box-20260101-220000");
        Path alsoMoved = renamed(night("c", 2, "passed", "b", ""), "old-box-20260102-220000");
        Path empty = Files.createDirectory(reports.resolve("good-20260103-220000"));

        for (List<Set<Path>> series : List.of(series(Shard.ALL), seriesOfParts(5))) {
            assertThat(series)
                    .containsExactlyInAnyOrder(
                            Set.of(ofA, otherOfA), Set.of(ofB, otherOfB), Set.of(moved, alsoMoved), Set.of(empty));
        }
    }

    private List<Set<Path>> series(Shard shard) {
        List<Set<Path>> series = new ArrayList<>();
        SeriesFolders.of(RunFolders.under(List.of(reports), shard), told -> {})
                .each(folders -> series.add(Set.copyOf(folders)));
        return series;
    }

    private List<Set<Path>> seriesOfParts(int parts) {
        return IntStream.rangeClosed(1, parts)
                .mapToObj(part -> series(new Shard(part, parts)))
                .flatMap(List::stream)
                .toList();
    }

    private static Path renamed(Path run, String name) throws IOException {
        return Files.move(run, run.resolveSibling(name));
    }

    @Test
    void runs_may_lie_one_folder_deeper() throws IOException {
        night("a", 1, "passed", "b", "");
        Path deeper = Files.createDirectory(reports.resolve("bench1"));
        Files.move(reports.resolve("nightly-a-20260101-220000"), deeper.resolve("nightly-a-20260101-220000"));

        assertThat(read(Shard.ALL).histories()).hasSize(1);
    }

    @Test
    void traces_by_hand_are_no_runs_that_lack_a_verdict() throws IOException {
        night("a", 1, "passed", "b", "");
        Files.createDirectories(reports.resolve(RunFolders.TRACES).resolve("a-20260101-230000"));

        assertThat(read(Shard.ALL).unfinished()).isEmpty();
    }

    @Test
    void a_folder_that_nobody_may_look_into_is_named_and_the_rest_stands() throws IOException {
        night("a", 1, "passed", "b", "");
        Path closed = Files.createDirectory(reports.resolve("lost+found"));
        Files.setPosixFilePermissions(closed, Set.of());
        assumeFalse(Files.isReadable(closed), "root may look into any folder");

        NightTree tree = read(Shard.ALL);

        assertThat(tree.histories()).hasSize(1);
        assertThat(tree.damaged()).singleElement().asString().contains("lost+found", "AccessDenied");
    }

    @Test
    void no_file_however_damaged_stops_the_rest() throws IOException {
        String whole = figures("a", 1, "box-failed", "b", rate("SUnreclaim", "leak", 1e6));
        SplittableRandom random = new SplittableRandom(20261125);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path folder = Files.createDirectory(reports.resolve(String.format("nightly-a-20260101-%06d", i)));
            Files.write(folder.resolve("figures.json"), Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 1)));
        }
        night("z", 1, "passed", "b", "");

        NightTree tree = read(Shard.ALL);

        assertThat(tree.histories()).extracting(BoxHistory::box).contains("z");
        assertThat(tree.histories().stream().mapToInt(BoxHistory::count).sum()
                        + tree.damaged().size()
                        + tree.unfinished().size())
                .isEqualTo(501);
    }

    private NightTree read(Shard shard) {
        return NightTree.read(RunFolders.under(List.of(reports), shard));
    }

    private Path night(String box, int day, String verdict, String build, String rates) throws IOException {
        Path folder = Files.createDirectory(reports.resolve("nightly-" + box + "-2026010" + day + "-220000"));
        Files.writeString(folder.resolve("figures.json"), figures(box, day, verdict, build, rates));
        return folder;
    }

    private static String figures(String box, int day, String verdict, String build, String rates) {
        return """
                { "format" : 1, "run" : "x", "plan" : "nightly", "box" : "%s", "build" : "%s", "unknown" : { "a" : [1, {}] },
                  "started" : "2026-01-0%dT22:00:00Z", "verdict" : "%s", "plugs" : { "made" : 1 }, "rates" : [ %s ] }
                """.formatted(box, build, day, verdict, rates);
    }

    private static String rate(String series, String verdict, double perHour) {
        return "{\"series\":\"" + series + "\",\"verdict\":\"" + verdict + "\",\"perHour\":" + perHour
                + ",\"low90\":null}";
    }
}
