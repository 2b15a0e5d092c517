package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightScanTests {
    private static final int SHORTEST = NightWeights.SHORTEST;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void one_pass_finds_the_division_of_the_smallest_p(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NightWeights weights = weights(random, 60);
        int from = random.nextInt(10);
        int to = 60 - random.nextInt(10);

        int best = NightScan.of(weights, from, to).split(SHORTEST);

        double least = 1;
        for (int k = from + SHORTEST; k <= to - SHORTEST; k++) {
            least = Math.min(least, weights.p(from, k, to));
        }
        assertThat(weights.p(from, best, to)).isEqualTo(least);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void and_the_middle_of_the_smallest_p(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NightWeights weights = weights(random, 40);
        int from = random.nextInt(5);
        int to = 40 - random.nextInt(5);

        NightScan.Middle middle = NightScan.of(weights, from, to).middle(SHORTEST);

        double least = 1;
        for (int i = from + SHORTEST; i <= to - 2 * SHORTEST; i++) {
            for (int j = i + SHORTEST; j <= to - SHORTEST; j++) {
                least = Math.min(least, weights.pInside(from, i, j, to));
            }
        }
        assertThat(weights.pInside(from, middle.first(), middle.last(), to)).isEqualTo(least);
    }

    private static NightWeights weights(SplittableRandom random, int count) {
        List<NightRate> nights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double level = i > 20 && i < 35 ? 0.4 : 0;
            nights.add(new NightRate(i, "b", level + 0.5 * random.nextGaussian(), 0.1 + random.nextDouble()));
        }
        return NightWeights.of(nights);
    }
}
