package org.boxsoak.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Searches the least number at which something succeeds that succeeds from some number on, mostly: doubled until it succeeds, halved
 * between, and the border confirmed by majority, since a single trial may be disturbed either way.
 */
final class LeastSupply {
    private static final int FIRST = 8;

    private final IntPredicate trial;
    private final int most;
    private final int confirmations;
    private final Map<Integer, int[]> tallies = new HashMap<>();

    /**
     * @param trial whether it succeeds at a number, this time
     * @param most the greatest number that can be tried
     * @param confirmations how many equal outcomes decide on either side of the border
     */
    LeastSupply(IntPredicate trial, int most, int confirmations) {
        this.trial = trial;
        this.most = most;
        this.confirmations = confirmations;
    }

    /** The least number; none when it fails even with the most. */
    OptionalInt find() {
        int failing = -1;
        int good = Math.min(FIRST, most);
        while (!tries(good)) {
            failing = good;
            if (good == most) {
                break;
            }
            good = (int) Math.min(most, 2L * good);
        }
        while (good - failing > 1) {
            int middle = failing + (good - failing) / 2;
            if (tries(middle)) {
                good = middle;
            } else {
                failing = middle;
            }
        }
        return confirmed(good);
    }

    private OptionalInt confirmed(int start) {
        int good = start;
        while (!holds(good)) {
            if (good == most) {
                return OptionalInt.empty();
            }
            good++;
        }
        while (good > 0 && holds(good - 1)) {
            good--;
        }
        return OptionalInt.of(good);
    }

    private boolean tries(int number) {
        boolean succeeded = trial.test(number);
        tallies.computeIfAbsent(number, n -> new int[2])[succeeded ? 1 : 0]++;
        return succeeded;
    }

    private boolean holds(int number) {
        int[] tally = tallies.computeIfAbsent(number, n -> new int[2]);
        while (tally[0] < confirmations && tally[1] < confirmations) {
            tries(number);
        }
        return tally[1] >= confirmations;
    }
}
