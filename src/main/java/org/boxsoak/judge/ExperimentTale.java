package org.boxsoak.judge;

import java.util.Locale;
import org.boxsoak.plan.Step;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;

/** Tells which steps gave memory back, and what that says of an owner. */
final class ExperimentTale {
    /** Free memory moves by as much within seconds on an idle box. */
    private static final long LEAST_BACK_KB = 512;

    private ExperimentTale() {}

    /** Empty when none was tried. */
    static String of(Evidence evidence, Accused accused) {
        StringBuilder tale = new StringBuilder();
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.ExperimentEnded experiment) {
                tell(experiment, command(evidence, experiment.step()), accused, tale);
            }
        }
        return tale.toString();
    }

    private static String command(Evidence evidence, String step) {
        return evidence.plan().experiments().stream()
                .filter(s -> s.name().equals(step))
                .map(Step::run)
                .findFirst()
                .orElse("");
    }

    private static void tell(RunEvent.ExperimentEnded experiment, String command, Accused accused, StringBuilder tale) {
        long free = experiment.freeAfter() - experiment.freeBefore();
        long unaccounted = experiment.unaccountedBefore() - experiment.unaccountedAfter();
        boolean cameBack = free > LEAST_BACK_KB || unaccounted > LEAST_BACK_KB;
        tale.append(String.format(
                Locale.ROOT,
                "Experiment '%s': %s%s (free memory %+.1f MiB, what no counter shows %+.1f MiB). ",
                experiment.step(),
                cameBack ? "memory came back" : "no memory came back",
                meaning(command, accused, cameBack),
                free / 1024.0,
                -unaccounted / 1024.0));
    }

    /** Caches are nobody's leak; a step that names the owner speaks for or against it. */
    private static String meaning(String command, Accused accused, boolean cameBack) {
        if (command.contains("drop_caches")) {
            return cameBack ? " from caches, which are no leak" : "";
        }
        String owner = accused.module().isEmpty() ? accused.process() : accused.module();
        boolean takesOwnerAway = !owner.isEmpty()
                && command.contains(owner)
                && command.matches("(?s).*\\b(rmmod|kill|killall|pkill|force-stop|stop|unbind|release)\\b.*");
        return !takesOwnerAway ? "" : (cameBack ? ", which speaks for " : ", which speaks against ") + owner;
    }
}
