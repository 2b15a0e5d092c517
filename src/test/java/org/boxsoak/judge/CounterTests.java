package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterTests {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void gives_back_what_was_added_whatever_the_others_on_the_axis_do(long seed) {
        Random random = new Random(seed);
        TickAxis axis = new TickAxis();
        Counter[] counters = new Counter[5];
        List<List<double[]>> added = new ArrayList<>();
        for (int c = 0; c < counters.length; c++) {
            counters[c] = new Counter("c" + c, axis);
            added.add(new ArrayList<>());
        }

        for (int tick = 0; tick < 500; tick++) {
            for (int c = 0; c < counters.length; c++) {
                if (c == 0 || random.nextInt(c + 1) == 0) {
                    double value = c % 2 == 0 && tick < 300 ? 7 : random.nextInt(3);
                    int boot = tick / 200;
                    counters[c].add(tick / 2.0, value, boot);
                    added.get(c).add(new double[] {tick / 2.0, value, boot});
                }
            }
        }

        for (int c = 0; c < counters.length; c++) {
            Counter counter = counters[c];
            assertThat(counter.size()).isEqualTo(added.get(c).size());
            for (int i = 0; i < counter.size(); i++) {
                assertThat(new double[] {counter.at(i), counter.value(i), counter.boot(i)})
                        .isEqualTo(added.get(c).get(i));
            }
            assertThat(counter.values())
                    .isEqualTo(added.get(c).stream().mapToDouble(a -> a[1]).toArray());
            assertThat(counter.seconds())
                    .isEqualTo(added.get(c).stream().mapToDouble(a -> a[0]).toArray());
        }
    }

    @Test
    void what_was_never_added_is_not_made_up() {
        Counter counter = new Counter("MemFree", new TickAxis());
        counter.add(0, 5, 0);

        assertThatThrownBy(() -> counter.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
