package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.soak.PlanFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad plan of the corpus is answered with the problems in the file beside it, word for word. */
class PlanProblemsCorpusTests {
    static List<Path> badPlans() {
        return PlanCorpus.yamlFiles(PlanCorpus.BAD);
    }

    @ParameterizedTest
    @MethodSource("badPlans")
    void every_mistake_is_reported_at_its_place(Path plan) {
        PlanLoader loader = new PlanLoader(new PlanFolder(), PlanCorpus.RELAYS);
        Path expected = plan.resolveSibling(String.valueOf(plan.getFileName()).replace(".yaml", ".expected"));

        PlanProblems problems = catchThrowableOfType(PlanProblems.class, () -> loader.load(plan.toString(), null));

        assertThat(problems).as("problems of %s", plan).isNotNull();
        assertThat(String.valueOf(problems.getMessage()).replace(PlanCorpus.BAD + "/", "") + "\n")
                .isEqualTo(PlanCorpus.text(expected));
    }
}
