package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges all counters of a run together, so that hundreds of them do not raise false alarms by their number.
 *
 * <p>Gatekeeping: the few totals of /proc/meminfo (MemFree, Slab, SUnreclaim ...) are tested first, at a false discovery rate of 5 %.
 * The many others (slab caches, processes) are tested at 5 % where a total leaks, else at 1 %, for a leak that hides below the noise
 * of the totals. A leak that does not pass becomes a suspect.
 */
public final class CounterFamily {
    private static final double RATE = 0.05;
    private static final double RATE_WITHOUT_PARENT = 0.01;
    /** Totals as /proc/meminfo of 5.4 names them, and the supply of order-4 pages. */
    private static final Set<String> TOTALS = Set.of(
            "memavailable",
            "memfree",
            "slab",
            "sunreclaim",
            "kernelstack",
            "pagetables",
            "vmallocused",
            "dmabuf",
            "ion",
            "order4-unmovable");

    private CounterFamily() {}

    /** The judgements in the order of the series; {@code question} says what is asked of each counter by its name. */
    public static List<Judgement> judge(List<CounterSeries> counters, Function<String, LeakQuestion> question) {
        return judge(counters, question, name -> null);
    }

    /** The same, each counter compared with its own good nights where there are any. */
    public static List<Judgement> judge(
            List<CounterSeries> counters,
            Function<String, LeakQuestion> question,
            Function<String, @Nullable GoodNights> goodNights) {
        List<Judgement> alone = counters.parallelStream()
                .map(c -> LeakJudge.judge(c, question.apply(c.name()), goodNights.apply(c.name())))
                .toList();
        return adjusted(alone);
    }

    static List<Judgement> adjusted(List<Judgement> alone) {
        int[] parents = indices(alone, true);
        int[] children = indices(alone, false);
        List<Judgement> judged = new ArrayList<>(alone);
        adjust(judged, parents, RATE);
        boolean parentLeaks = IntStream.of(parents).anyMatch(i -> judged.get(i).verdict() instanceof LeakVerdict.Leak);
        adjust(judged, children, parentLeaks || parents.length == 0 ? RATE : RATE_WITHOUT_PARENT);
        return judged;
    }

    private static int[] indices(List<Judgement> judgements, boolean totals) {
        return IntStream.range(0, judgements.size())
                .filter(i -> isTotal(judgements.get(i).series()) == totals)
                .toArray();
    }

    private static boolean isTotal(String name) {
        return TOTALS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void adjust(List<Judgement> judged, int[] family, double rate) {
        double[] p = IntStream.of(family).mapToDouble(i -> judged.get(i).p()).toArray();
        boolean[] rejected = MultipleTesting.benjaminiHochberg(p, rate);
        for (int k = 0; k < family.length; k++) {
            Judgement judgement = judged.get(family[k]);
            if (!rejected[k] && judgement.verdict() instanceof LeakVerdict.Leak leak) {
                judged.set(
                        family[k],
                        judgement.withVerdict(new LeakVerdict.Suspect(
                                leak.rate(),
                                leak.why() + " Among " + family.length
                                        + " counters chance alone may show this; run longer to be sure.")));
            }
        }
    }
}
