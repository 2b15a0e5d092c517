package org.boxsoak.judge;

import org.boxsoak.leak.Judgement;
import org.boxsoak.leak.LeakVerdict;

/**
 * What the statistics say of one counter of the night.
 *
 * @param name the counter
 * @param judgement verdict, rate, canary
 */
public record CounterJudgement(String name, Judgement judgement) {
    LeakVerdict verdict() {
        return judgement.verdict();
    }

    /** Whether the question stays open: a leak is neither shown nor excluded. */
    boolean isOpen() {
        return verdict() instanceof LeakVerdict.Undecided || verdict() instanceof LeakVerdict.Suspect;
    }
}
