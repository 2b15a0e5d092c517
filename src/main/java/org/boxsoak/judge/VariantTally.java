package org.boxsoak.judge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.boxsoak.plan.Mitigations;
import org.boxsoak.plan.Variant;
import org.boxsoak.plan.VariantDuty;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.RunEvent;

/**
 * How a measure came through its plugs on the aged box.
 *
 * @param trials its plugs, in order
 */
public record VariantTally(Variant variant, List<RunEvent.VariantTried> trials) {
    public VariantTally {
        trials = List.copyOf(trials);
    }

    /** Those of a plan's measures, in its order; empty where it tries none. */
    public static List<VariantTally> all(Evidence evidence) {
        Mitigations mitigations = evidence.plan().mitigations();
        return mitigations == null
                ? List.of()
                : mitigations.variants().stream().map(v -> of(v, evidence)).toList();
    }

    static VariantTally of(Variant variant, Evidence evidence) {
        List<RunEvent.VariantTried> trials = evidence.recording().journal().stream()
                .map(line -> line.event())
                .filter(RunEvent.VariantTried.class::isInstance)
                .map(RunEvent.VariantTried.class::cast)
                .filter(tried -> tried.variant().equals(variant.name()))
                .toList();
        return new VariantTally(variant, trials);
    }

    /** In how many plugs the box lived on. */
    public long survived() {
        return trials.stream().filter(RunEvent.VariantTried::survived).count();
    }

    /** After how many plugs the module worked. */
    public long worked() {
        return trials.stream().filter(t -> t.outcome().equals("back")).count();
    }

    /** How many blocks a plug took where there were plenty, e.g. {@code 4} or {@code 3 to 5}; {@code unknown} where nobody saw it. */
    public String used() {
        List<Long> seen = trials.stream()
                .map(RunEvent.VariantTried::took)
                .filter(took -> took != null)
                .sorted()
                .toList();
        if (seen.isEmpty()) {
            return "unknown";
        }
        Long least = seen.get(0);
        Long most = seen.get(seen.size() - 1);
        return least.equals(most) ? least.toString() : least + " to " + most;
    }

    /** With how many blocks free the plugs on the aged box met it. */
    public String met() {
        return trials.stream().map(t -> Long.toString(t.usable())).distinct().collect(Collectors.joining(", "));
    }

    /** What the plan demands of it, e.g. {@code survive and wifi}; empty: it is only shown. */
    public String demand() {
        return variant.must().stream().map(VariantDuty::toString).sorted().collect(Collectors.joining(" and "));
    }

    /** Whether a check asks for one of a plan's measures. */
    public static boolean isAskedBy(CheckResult check) {
        return check.name().startsWith(VariantCheck.PREFIX);
    }

    /** The name of the check that asks for it. */
    public String checkName() {
        return VariantCheck.PREFIX + variant.name();
    }

    boolean isDone() {
        return (!variant.must().contains(VariantDuty.SURVIVE) || survived() == trials.size())
                && (!variant.must().contains(VariantDuty.WIFI) || worked() == trials.size());
    }

    /** One sentence with the figures. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "With '%s' the box survived %d of %d plugs with %s usable blocks free, and wifi worked after %d; where there are"
                        + " plenty, a plug takes %s.",
                variant.name(),
                survived(),
                trials.size(),
                met(),
                worked(),
                used().equals("1") ? "1 block" : used() + " blocks");
    }
}
