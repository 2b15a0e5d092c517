package org.boxsoak.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boxsoak.plan.yaml.Place;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.plan.yaml.Reading;
import org.jspecify.annotations.Nullable;

/** Loads plans and benches, and reports every mistake in both at once. */
public final class PlanLoader {
    private final PlanFiles files;
    private final Map<String, Set<String>> relayTypes;

    /**
     * Takes the way to the files, and what relays there are.
     *
     * @param relayTypes the settings of each relay type; {@code qmp}, the virtual box's own, need not be among them
     */
    public PlanLoader(PlanFiles files, Map<String, Set<String>> relayTypes) {
        this.files = files;
        this.relayTypes = Map.copyOf(relayTypes);
    }

    /**
     * Loads a plan with its bench.
     *
     * @param benchFile the bench to use instead of the plan's own; null: the plan's own, or the default virtual box
     * @throws PlanProblems when anything is wrong in either file
     */
    public LoadedPlan load(String planFile, @Nullable String benchFile) {
        List<PlanProblem> problems = new ArrayList<>();
        String text = files.read(planFile);
        if (text == null) {
            problems.add(missing("", planFile, "no such plan file that can be read", Place.wholeFile(planFile)));
        }
        Reading plan = Reading.of(planFile, text == null ? "" : text);
        TestPlan testPlan = text == null ? null : plan.root(new PlanSection());
        if (testPlan != null) {
            PlanRules.check(testPlan, plan);
        }
        String own = testPlan == null ? null : testPlan.bench();
        LoadedBench bench = bench(planFile, benchFile, own, plan);
        if (testPlan != null && bench.bench() != null) {
            BenchRules.checkFor(testPlan, plan, bench.bench());
        }
        if (text != null) {
            problems.addAll(plan.problems());
        }
        problems.addAll(bench.problems());
        if (testPlan == null || bench.bench() == null || !problems.isEmpty()) {
            throw new PlanProblems(problems);
        }
        return new LoadedPlan(testPlan, planFile, bench.bench(), bench.file());
    }

    /**
     * Loads a plan alone, whatever its bench is.
     *
     * @throws PlanProblems when anything is wrong in it
     */
    public TestPlan loadPlan(String planFile) {
        String text = files.read(planFile);
        if (text == null) {
            throw new PlanProblems(
                    List.of(missing("", planFile, "no such plan file that can be read", Place.wholeFile(planFile))));
        }
        Reading reading = Reading.of(planFile, text);
        TestPlan plan = reading.root(new PlanSection());
        PlanRules.check(plan, reading);
        if (!reading.problems().isEmpty()) {
            throw new PlanProblems(reading.problems());
        }
        return plan;
    }

    /**
     * Loads a bench alone; without a file it is the default virtual box.
     *
     * @throws PlanProblems when anything is wrong in it
     */
    public Bench loadBench(@Nullable String benchFile) {
        LoadedBench loaded = bench("", benchFile, null, Reading.of("", ""));
        if (loaded.bench() == null || !loaded.problems().isEmpty()) {
            throw new PlanProblems(loaded.problems());
        }
        return loaded.bench();
    }

    /** What came of the way to a bench; {@code bench} is null when there is none to go on with. */
    private record LoadedBench(@Nullable Bench bench, String file, List<PlanProblem> problems) {}

    private LoadedBench bench(String planFile, @Nullable String chosen, @Nullable String own, Reading plan) {
        if (chosen == null && own == null) {
            return new LoadedBench(Bench.virtual(), "", List.of());
        }
        String file = chosen != null ? chosen : files.resolve(planFile, String.valueOf(own));
        String text = files.read(file);
        if (text == null) {
            PlanProblem problem = chosen != null
                    ? missing("", chosen, "no such bench file that can be read", Place.wholeFile(chosen))
                    : missing(
                            planFile,
                            String.valueOf(own),
                            "no bench file '" + file + "' that can be read",
                            plan.place("bench"));
            return new LoadedBench(null, file, List.of(problem));
        }
        Reading reading = Reading.of(file, text);
        Bench bench = reading.root(new BenchSection(stem(file), relayTypes));
        BenchRules.check(bench, reading);
        return new LoadedBench(reading.problems().isEmpty() ? bench : null, file, reading.problems());
    }

    private PlanProblem missing(String from, String reference, String message, Place place) {
        String file = from.isEmpty() ? reference : files.resolve(from, reference);
        if (files.isFolder(file)) {
            List<String> there = files.near(from, reference.replaceFirst("/*$", "/plan.yaml"));
            return PlanProblem.at(
                    place,
                    "'" + reference + "' is a folder; name one file"
                            + (there.isEmpty() ? "" : " in it, e.g. " + there.get(0)));
        }
        return PlanProblem.unknown(place, message, reference, files.near(from, reference));
    }

    /** {@code benches/lab-3.yaml} is called lab-3. */
    private static String stem(String file) {
        String stem = file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
        return stem.isBlank() ? "bench" : stem;
    }
}
