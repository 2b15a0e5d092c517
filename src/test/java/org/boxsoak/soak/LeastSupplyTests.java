package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSupplyTests {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 7, 8, 9, 12, 26, 494, 3000})
    void finds_the_border_exactly(int border) {
        assertThat(new LeastSupply(n -> n >= border, 3000, 3).find()).hasValue(border);
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "9, 8", "1, 0"})
    void finds_none_when_it_fails_with_the_most(int border, int most) {
        assertThat(new LeastSupply(n -> n >= border, most, 3).find()).isEmpty();
    }

    @Test
    void plugs_no_more_than_it_must() {
        AtomicInteger trials = new AtomicInteger();
        IntPredicate counted = n -> {
            trials.incrementAndGet();
            return n >= 26;
        };

        assertThat(new LeastSupply(counted, 494, 3).find()).hasValue(26);
        // 8 16 32 24 28 26 25, then two more at 26 and two more at 25.
        assertThat(trials).hasValue(11);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void one_disturbed_trial_in_twelve_moves_it_by_one_at_the_most(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        AtomicInteger tries = new AtomicInteger();
        int disturbed = random.nextInt(12);
        IntPredicate trial = n -> (tries.getAndIncrement() == disturbed) != (n >= 12);

        assertThat(new LeastSupply(trial, 494, 3).find().orElseThrow()).isBetween(11, 13);
    }
}
