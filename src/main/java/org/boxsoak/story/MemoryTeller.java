package org.boxsoak.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.boxsoak.judge.Counter;
import org.boxsoak.judge.CounterJudgement;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.RateJudgements;
import org.boxsoak.judge.SupplyAt;
import org.boxsoak.leak.LeakQuestion;
import org.boxsoak.leak.LeakRate;
import org.boxsoak.memory.FreeBlocks;
import org.boxsoak.memory.PageTypeZone;
import org.boxsoak.memory.Tally;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.MemoryStory;
import org.boxsoak.report.PageTypeSnapshot;
import org.boxsoak.report.PageTypeText;

/** Tells the box's memory: free blocks by type and order, the slab caches that grew most. */
final class MemoryTeller {
    private static final int MOST_CACHES = 10;
    private static final int MOST_SNAPSHOTS = 400;
    private static final String SLAB = "slab ";

    private MemoryTeller() {}

    static MemoryStory of(Evidence evidence) {
        List<SupplyAt> supplies = evidence.observations().supplies();
        int step = Math.max(1, supplies.size() / MOST_SNAPSHOTS);
        List<PageTypeSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < supplies.size(); i += step) {
            snapshots.add(snapshot(supplies.get(i)));
        }
        return new MemoryStory(
                snapshots,
                texts(evidence),
                caches(evidence),
                AccountTeller.of(evidence),
                ForecastTeller.of(evidence),
                OwnersTeller.of(evidence));
    }

    private static PageTypeSnapshot snapshot(SupplyAt at) {
        return new PageTypeSnapshot(
                at.at(),
                at.pageTypes().zones().stream()
                        .map(PageTypeZone::free)
                        .flatMap(free -> free.keySet().stream())
                        .distinct()
                        .map(type -> new PageTypeSnapshot.Row(
                                type, counts(at.pageTypes().free(type))))
                        .toList());
    }

    private static List<Long> counts(FreeBlocks blocks) {
        return blocks.byOrder().stream().map(Tally::count).toList();
    }

    /** At the start, and the last reading before what failed: before the first crash or failed plug, else the last of all. */
    private static List<PageTypeText> texts(Evidence evidence) {
        List<SupplyAt> supplies = evidence.observations().supplies();
        if (supplies.isEmpty()) {
            return List.of();
        }
        SupplyAt first = supplies.get(0);
        var failure = evidence.firstFailure();
        SupplyAt last = supplies.stream()
                .filter(s -> failure == null || s.at().compareTo(failure) <= 0)
                .reduce(first, (a, b) -> b);
        return List.of(
                new PageTypeText("at the start", first.at(), first.text()),
                new PageTypeText(failure == null ? "at the end" : "at the failure", last.at(), last.text()));
    }

    private static List<CacheStory> caches(Evidence evidence) {
        return evidence.observations().counters().values().stream()
                .filter(c -> c.name().startsWith(SLAB))
                .sorted(Comparator.comparingDouble(MemoryTeller::growth)
                        .thenComparing(c -> c.value(c.size() - 1))
                        .reversed())
                .limit(MOST_CACHES)
                .map(c -> story(evidence, c))
                .sorted(Comparator.comparingDouble((CacheStory c) ->
                                c.growth() == null ? 0 : c.growth().bytesPerHour())
                        .reversed())
                .toList();
    }

    private static CacheStory story(Evidence evidence, Counter cache) {
        String name = cache.name().substring(SLAB.length());
        CounterJudgement judged = RateJudgements.of(evidence, cache, new LeakQuestion(false, null, null));
        if (judged == null) {
            return new CacheStory(name, Points.of(cache), null, "");
        }
        LeakRate rate = judged.judgement().verdict().rate();
        CacheStory.Growth growth = Double.isFinite(rate.perHour())
                ? new CacheStory.Growth(rate.perHour(), rate.low90(), rate.high90())
                : null;
        return new CacheStory(
                name, Points.of(cache), growth, judged.judgement().verdict().word());
    }

    /** What the cache gained within the first boot. */
    private static double growth(Counter cache) {
        int last = 0;
        for (int i = 0; i < cache.size() && cache.boot(i) == cache.boot(0); i++) {
            last = i;
        }
        return cache.value(last) - cache.value(0);
    }
}
