package org.boxsoak.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.plan.Durations;
import org.boxsoak.plan.Hook;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;

/** Carries out a plan's hooks when its run is over and reported; how they went is kept in the run's folder and changes no verdict. */
public final class AfterRun {
    /** In a run's folder: one line for each hook that was carried out. */
    static final String FILE = "after.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES_KEPT = 20;

    private AfterRun() {}

    /**
     * Carries out those hooks that this verdict is for, one after another.
     *
     * @param failures told of each hook that failed, in one sentence
     */
    public static void carryOut(
            List<Hook> hooks, LoadedPlan loaded, RunFolder folder, Verdict verdict, Consumer<String> failures) {
        Map<String, String> environment = environment(loaded, folder, verdict);
        for (Hook hook : hooks) {
            if (hook.covers(verdict.verdict().word())) {
                carryOut(hook, environment, folder, failures);
            }
        }
    }

    private static void carryOut(
            Hook hook, Map<String, String> environment, RunFolder folder, Consumer<String> failures) {
        long start = System.nanoTime();
        ObjectNode line = JSON.createObjectNode();
        line.putPOJO("on", hook.on().stream().map(Object::toString).toList());
        line.put("run", hook.run());
        String problem = "";
        try {
            ProgramReply reply = Programs.run(
                    List.of("sh", "-c", hook.run()), environment, Path.of("").toAbsolutePath(), hook.timeout());
            line.put("exit", reply.exitCode()).put("output", LastLines.of(reply.output(), LINES_KEPT));
            if (!reply.succeeded()) {
                problem = "exit code " + reply.exitCode() + "\n" + LastLines.of(reply.output(), 3);
            }
        } catch (BenchException e) {
            problem = "it did not end within " + Durations.format(hook.timeout()) + ", or could not be started: "
                    + e.getMessage();
            line.put("problem", problem);
        }
        line.put("took", Math.round((System.nanoTime() - start) / 1e6) / 1e3);
        keep(line, folder, failures);
        if (!problem.isEmpty()) {
            failures.accept("The hook '" + hook.run().lines().findFirst().orElse("") + "' failed: " + problem);
        }
    }

    private static void keep(ObjectNode line, RunFolder folder, Consumer<String> failures) {
        try {
            Files.writeString(
                    folder.path().resolve(FILE),
                    JSON.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            failures.accept("How a hook went cannot be kept in " + folder.path() + ": " + e + ".");
        }
    }

    private static Map<String, String> environment(LoadedPlan loaded, RunFolder folder, Verdict verdict) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("BOXSOAK_VERDICT", verdict.verdict().word());
        environment.put(
                "BOXSOAK_VERDICT_FILE", folder.verdict().toAbsolutePath().toString());
        environment.put("BOXSOAK_RUN", folder.path().toAbsolutePath().toString());
        environment.put("BOXSOAK_PAGE", folder.page().toAbsolutePath().toString());
        environment.put("BOXSOAK_PLAN", loaded.plan().name());
        environment.put("BOXSOAK_BOX", loaded.bench().name());
        environment.put("BOXSOAK_EXPLANATION", verdict.explanation());
        return environment;
    }
}
