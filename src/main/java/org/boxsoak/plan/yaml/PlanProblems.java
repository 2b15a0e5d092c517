package org.boxsoak.plan.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says that a plan or its bench is wrong, with all mistakes at once: exit code 2, no stack trace. */
public final class PlanProblems extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 20;

    private final transient List<PlanProblem> problems;

    /** Takes the problems in any order; those of one file are sorted by position, the file that came first stays first. */
    public PlanProblems(List<PlanProblem> unsorted) {
        super(render(sorted(unsorted)), null, false, false);
        this.problems = sorted(unsorted);
    }

    /** All of them, by position. */
    public List<PlanProblem> problems() {
        return problems;
    }

    private static List<PlanProblem> sorted(List<PlanProblem> problems) {
        List<String> files =
                problems.stream().map(p -> p.place().file()).distinct().toList();
        List<PlanProblem> sorted = new ArrayList<>(problems.stream().distinct().toList());
        sorted.sort(Comparator.<PlanProblem>comparingInt(
                        p -> files.indexOf(p.place().file()))
                .thenComparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column()));
        return List.copyOf(sorted);
    }

    private static String render(List<PlanProblem> problems) {
        String shown =
                problems.stream().limit(MOST_SHOWN).map(PlanProblem::render).collect(Collectors.joining("\n"));
        int hidden = problems.size() - MOST_SHOWN;
        return hidden > 0 ? shown + "\nand " + hidden + " more" : shown;
    }
}
