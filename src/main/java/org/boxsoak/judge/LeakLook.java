package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.leak.InterimLooks;
import org.boxsoak.leak.LeakVerdict;
import org.boxsoak.record.RunFolder;

/** Looks at a live run's counters now and then, and gives the early word on each once it has one. */
public final class LeakLook {
    private final RunFolder folder;
    private final double firstLookHours;
    private final Map<String, InterimLooks> states = new HashMap<>();

    /** @param firstLookHours before this hour of samples nothing is said */
    public LeakLook(RunFolder folder, double firstLookHours) {
        this.folder = folder;
        this.firstLookHours = firstLookHours;
    }

    /**
     * An early word.
     *
     * @param counter the counter that grows
     * @param verdict a leak, or without good nights to compare with a suspect
     */
    public record Word(String counter, LeakVerdict verdict) {}

    /** Looks at everything recorded so far, and gives the words that are new. */
    public List<Word> look() {
        Evidence evidence = Judge.observe(folder);
        List<Word> words = new ArrayList<>();
        for (LeakCounter counter : LeakCounter.ALL) {
            InterimLooks before = states.getOrDefault(counter.name(), InterimLooks.from(firstLookHours));
            Counter samples = evidence.observations().counter(counter.name());
            if (samples == null || before.word() != null) {
                continue;
            }
            InterimLooks after = before.after(
                    LeakJudgements.series(samples, evidence, counter.scale()),
                    counter.question(evidence.plan().expect().forbiddenLeak()),
                    evidence.goodNights().of(counter.name()));
            states.put(counter.name(), after);
            if (after.word() != null) {
                words.add(new Word(counter.name(), after.word()));
            }
        }
        return words;
    }
}
