package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boxsoak.bench.BenchException;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RecordedFiles;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;

/** Judges a run from its folder alone: the same folder always gets the same verdict. */
public final class Judge {
    private static final List<Check> CHECKS = List.of(
            new SupplyCheck(),
            new RebootCheck(),
            new WifiCheck(),
            new AllocationCheck(),
            new LeakCheck(),
            new ForecastCheck(),
            new BenchCheck());

    private Judge() {}

    /** @throws BenchException when the folder is no run's folder */
    public static Judgement judge(RunFolder folder) {
        Evidence evidence = observe(folder);
        Set<String> deciding = evidence.plan().expect().decidingChecks();
        List<CheckResult> checks = new ArrayList<>();
        for (Check check : CHECKS) {
            CheckResult found = check.judge(evidence);
            boolean decides = deciding.contains(check.name()) || isBroken(check, evidence);
            checks.add(new CheckResult(found.name(), found.outcome(), decides, found.message(), found.evidence()));
        }
        for (VariantCheck check : VariantCheck.of(evidence.plan().mitigations())) {
            CheckResult found = check.judge(evidence);
            checks.add(
                    new CheckResult(found.name(), found.outcome(), check.decides(), found.message(), found.evidence()));
        }
        List<CheckResult> honest =
                checks.stream().map(c -> asFarAsSeen(c, evidence)).toList();
        return new Judgement(evidence, Verdict.of(honest, Explanation.of(evidence, honest)));
    }

    /** A run that the bench ended has not passed, whatever its plan expects or does not. */
    private static boolean isBroken(Check check, Evidence evidence) {
        RunEvent.RunEnded ended = evidence.ended();
        return check instanceof BenchCheck && ended != null && ended.how().equals("bench-failed");
    }

    /** A check that holds in a run that did not come to its end says nothing of the rest: it does not pass. */
    private static CheckResult asFarAsSeen(CheckResult check, Evidence evidence) {
        String notSeen = notSeen(evidence);
        if (notSeen.isEmpty() || check.outcome() != Outcome.PASSED || !check.decides()) {
            return check;
        }
        RunEvent.RunEnded ended = evidence.ended();
        boolean benchFailed = ended != null && ended.how().equals("bench-failed");
        return new CheckResult(
                check.name(),
                benchFailed ? Outcome.BENCH_FAILED : Outcome.UNDECIDED,
                true,
                check.message() + notSeen,
                check.evidence());
    }

    /** Says that the run did not come to its end, to be put behind what was seen; empty where it did. */
    static String notSeen(Evidence evidence) {
        RunEvent.RunEnded ended = evidence.ended();
        if (ended != null && (ended.how().equals("complete") || ended.how().equals("stopped"))) {
            return "";
        }
        return " But " + (ended == null ? "the recording stops without an end" : "the run ended early: " + ended.how())
                + ", so the rest was not seen.";
    }

    /**
     * What a run's folder holds, before anything is judged.
     *
     * @throws BenchException when the folder is no run's folder
     */
    public static Evidence observe(RunFolder folder) {
        Recording recording = Recording.open(folder);
        KernelTale kernel = KernelTale.of(recording.console());
        List<Plug> plugs = Plugs.of(recording.journal());
        Observations observations = new Observations(Evidence.firstFailure(kernel, plugs));
        List<String> damage = new ArrayList<>(recording.damage());
        damage.addAll(recording.samples(SampleReadings::new, observations::add));
        Recording whole = new Recording(folder, recording.info(), recording.journal(), recording.console(), damage);
        TestPlan plan = plan(whole);
        return new Evidence(
                plan, whole, observations, kernel, plugs, GoodNightsFile.read(folder), new OwnerRecords(plan, whole));
    }

    /** The plan as it was when the run began. */
    private static TestPlan plan(Recording recording) {
        String file = recording.info().plan().file();
        try {
            return new PlanLoader(new RecordedFiles(recording.info()), Map.of()).loadPlan(file);
        } catch (PlanProblems e) {
            throw new BenchException(
                    "The plan in " + recording.folder().runJson() + " is not one that this boxsoak understands: "
                            + e.getMessage(),
                    e);
        }
    }
}
