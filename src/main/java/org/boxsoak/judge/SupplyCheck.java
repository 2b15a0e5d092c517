package org.boxsoak.judge;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.boxsoak.memory.Supply;
import org.boxsoak.memory.Tally;
import org.boxsoak.plan.SupplyExpectation;
import org.boxsoak.plan.SupplyMoment;
import org.boxsoak.plan.SupplyRow;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;

/** Asks whether enough blocks remained free for an unmovable request of the order that the driver needs. */
final class SupplyCheck implements Check {
    /** What is shown where the plan does not say: one block of order 4 that an unmovable request may take. */
    private static final SupplyExpectation ANY =
            new SupplyExpectation(4, 1, SupplyRow.USABLE, Duration.ZERO, SupplyMoment.ALWAYS);

    private static final int MOST_PLUGS = 6;

    @Override
    public String name() {
        return "order4-unmovable-remains";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        SupplyExpectation expected = evidence.plan().expect().supply() == null
                ? ANY
                : evidence.plan().expect().supply();
        Set<SupplyAt> beforePlugs = expected.when() == SupplyMoment.AT_PLUG ? beforePlugs(evidence) : Set.of();
        List<SupplyAt> judged = evidence.supplies().stream()
                .filter(s -> s.at().compareTo(expected.from()) >= 0)
                .filter(s -> expected.when() == SupplyMoment.ALWAYS || beforePlugs.contains(s))
                .toList();
        if (judged.isEmpty()) {
            return new CheckResult(
                    name(),
                    Outcome.UNDECIDED,
                    false,
                    "No reading of /proc/pagetypeinfo falls into the time that the plan asks about. Is the shell root?",
                    List.of("samples/"));
        }
        Integer wanted = evidence.leastBlocks(expected);
        if (wanted == null) {
            return new CheckResult(
                    name(),
                    Outcome.UNDECIDED,
                    false,
                    "The plan asks for the measured margin, and none was known when the run began: 'boxsoak margin' measures it.",
                    List.of("journal.jsonl"));
        }
        SupplyAt least = least(judged, expected);
        boolean remains = count(least, expected).count() >= wanted;
        return new CheckResult(
                name(),
                remains ? Outcome.PASSED : Outcome.BOX_FAILED,
                false,
                message(expected, least, judged, evidence),
                List.of(
                        "least at " + Moments.clock(least.at()) + ": " + rows(least.supply(expected.order())),
                        "samples/ (pagetypeinfo), " + judged.size() + " readings"));
    }

    /** The first of those with the fewest blocks; a night has tens of thousands of readings. */
    private static SupplyAt least(List<SupplyAt> judged, SupplyExpectation expected) {
        long[] counts = judged.parallelStream()
                .mapToLong(reading -> count(reading, expected).count())
                .toArray();
        int least = 0;
        for (int i = 1; i < counts.length; i++) {
            least = counts[i] < counts[least] ? i : least;
        }
        return judged.get(least);
    }

    private static String message(
            SupplyExpectation expected, SupplyAt least, List<SupplyAt> judged, Evidence evidence) {
        return "The " + expected.of() + " supply of order-" + expected.order() + " blocks began with "
                + count(judged.get(0), expected) + " at "
                + Moments.clock(judged.get(0).at()) + " and was "
                + count(least, expected) + " at the least (at " + Moments.clock(least.at()) + "); the plan "
                + (evidence.plan().expect().supply() == null
                        ? "does not say how many it needs."
                        : "expects at least " + wanted(expected, evidence) + ".")
                + atPlugs(expected, evidence);
    }

    private static String wanted(SupplyExpectation expected, Evidence evidence) {
        RunEvent.MarginKnown margin = evidence.margin(expected.order());
        return expected.atLeast() != null || margin == null
                ? String.valueOf(expected.atLeast())
                : margin.needs() + ", which the plug was measured to need (" + margin.measured() + ")";
    }

    /** Where the plan asks about the plugs: what each found, and whether the module came back with so many: a few are named, of many the ends. */
    private static String atPlugs(SupplyExpectation expected, Evidence evidence) {
        if (expected.when() != SupplyMoment.AT_PLUG) {
            return "";
        }
        List<String> found = evidence.plugs().stream()
                .filter(plug -> plug.ended() != null)
                .map(plug -> evidence.supplyBefore(plug)
                        .map(s -> "plug " + plug.number() + " met " + count(s, expected)
                                + (plug.isBack() ? " and came back" : " and failed"))
                        .orElse(""))
                .filter(text -> !text.isEmpty())
                .toList();
        if (found.isEmpty()) {
            return "";
        }
        List<String> shown = found.size() <= MOST_PLUGS
                ? found
                : Stream.of(found.subList(0, MOST_PLUGS - 1), found.subList(found.size() - 1, found.size()))
                        .flatMap(List::stream)
                        .toList();
        return " At the plugs: " + String.join(", ", shown) + ".";
    }

    /** The last reading before each plug. */
    private static Set<SupplyAt> beforePlugs(Evidence evidence) {
        Set<SupplyAt> last = Collections.newSetFromMap(new IdentityHashMap<>());
        evidence.plugs().forEach(plug -> evidence.supplyBefore(plug).ifPresent(last::add));
        return last;
    }

    private static Tally count(SupplyAt at, SupplyExpectation expected) {
        Supply supply = at.supply(expected.order());
        return expected.of() == SupplyRow.STRICT ? supply.strict() : supply.usable();
    }

    private static String rows(Supply supply) {
        StringBuilder text = new StringBuilder();
        supply.byType()
                .forEach((type, tally) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(type)
                        .append(' ')
                        .append(tally));
        return text.toString();
    }
}
