package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteppedValuesTests {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_was_added_is_there(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SteppedValues values = new SteppedValues();
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double value = random.nextInt(10) < 8 && i > 0 ? expected.get(i - 1) : random.nextInt(3) - 1;
            values.add(i % 97 == 0 ? Double.NaN : value);
            expected.add(i % 97 == 0 ? Double.NaN : value);
        }

        assertThat(values.toArray())
                .containsExactly(expected.stream().mapToDouble(v -> v).toArray());
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(500);
            assertThat(values.get(at)).isEqualTo(expected.get(at));
        }
    }

    @Test
    void there_is_nothing_beyond_the_end() {
        SteppedValues values = new SteppedValues();
        values.add(1);

        assertThatThrownBy(() -> values.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
