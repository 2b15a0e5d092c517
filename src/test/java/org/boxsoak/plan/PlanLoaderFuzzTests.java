package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.PlanProblems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a shipped file, loading it ends soon, in a plan or in problems that point into the file. */
class PlanLoaderFuzzTests {
    private static final int FILES_OF_A_SEED = 300;
    private static final List<String> SNIPPETS = List.of(
            "\t",
            ": ",
            "- ",
            "&a ",
            "*a",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|\n",
            "---\n",
            "...\n",
            "# ",
            "? ",
            "!!int ",
            "%YAML 9.9\n",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDCFA",
            "\uD83D",
            "\r",
            "\r\n",
            "<<: ",
            "~",
            "null",
            "-1",
            "9".repeat(40),
            "1e999",
            "[".repeat(200),
            "duration: 3h\n",
            "every",
            "\u0085",
            "\u2028");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void a_damaged_file_gives_problems_and_never_a_stack_trace(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> shipped = Stream.of(PlanCorpus.SHIPPED, PlanCorpus.SHIPPED.resolve("benches"), PlanCorpus.BAD)
                .flatMap(folder -> PlanCorpus.yamlFiles(folder).stream())
                .filter(file -> !file.toString().contains("017-"))
                .map(PlanCorpus::text)
                .toList();

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < FILES_OF_A_SEED; i++) {
                String damaged = damage(shipped.get(random.nextInt(shipped.size())), shipped, random);
                for (PlanProblem problem : problems(damaged)) {
                    assertThat(problem.render()).as("seed %d, file %d", seed, i).contains(problem.message());
                    assertThat(problem.place().column())
                            .isLessThanOrEqualTo(problem.place().sourceLine().length() + 1);
                }
            }
        });
    }

    /** The same text as plan and as bench. */
    private static List<PlanProblem> problems(String text) {
        PlanLoader loader = new PlanLoader(new SameText(text), PlanCorpus.RELAYS);
        List<PlanProblem> problems = new ArrayList<>();
        try {
            loader.load("plan.yaml", null);
        } catch (PlanProblems e) {
            assertThat(e.problems()).isNotEmpty();
            problems.addAll(e.problems());
        }
        try {
            loader.loadBench("bench.yaml");
        } catch (PlanProblems e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private static String damage(String text, List<String> others, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int wounds = random.nextInt(1, 6); wounds > 0; wounds--) {
            int from = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), from + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                case 2 -> damaged.insert(from, damaged.substring(from, to));
                case 3 -> damaged.insert(from, (char) random.nextInt(1, 0x3000));
                default -> {
                    String other = others.get(random.nextInt(others.size()));
                    int start = random.nextInt(other.length() + 1);
                    damaged.insert(from, other, start, Math.min(other.length(), start + random.nextInt(80)));
                }
            }
        }
        return damaged.toString();
    }

    private record SameText(String text) implements PlanFiles {
        @Override
        public String resolve(String from, String reference) {
            return Path.of("bench.yaml").toString();
        }

        @Override
        public @Nullable String read(String file) {
            return text;
        }

        @Override
        public List<String> near(String from, String reference) {
            return List.of();
        }
    }
}
