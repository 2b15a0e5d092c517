package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipleTestingTests {
    /** The example of Benjamini and Hochberg 1995, section 3.2: four of fifteen hypotheses are rejected at 5 %. */
    private static final double[] PAPER = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    void the_example_of_the_paper_rejects_four() {
        boolean[] rejected = MultipleTesting.benjaminiHochberg(PAPER, 0.05);

        assertThat(rejected).startsWith(true, true, true, true).endsWith(false, false);
        assertThat(rejected[4]).isFalse();
    }

    @Test
    void a_leak_that_chance_may_show_among_many_counters_becomes_a_suspect() {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            judgements.add(judged("cache-" + i, i == 0 ? 0.008 : i == 1 ? 1e-7 : 0.5));
        }

        List<Judgement> adjusted = CounterFamily.adjusted(judgements);

        assertThat(adjusted.get(0).verdict()).isInstanceOf(LeakVerdict.Suspect.class);
        assertThat(adjusted.get(1).verdict()).isInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void children_are_tested_harder_while_no_total_leaks() {
        List<Judgement> quiet = List.of(judged("Slab", 0.9), judged("kmalloc-64", 0.03));
        List<Judgement> leaking = List.of(judged("Slab", 0.001), judged("kmalloc-64", 0.03));

        assertThat(CounterFamily.adjusted(quiet).get(1).verdict()).isInstanceOf(LeakVerdict.Suspect.class);
        assertThat(CounterFamily.adjusted(leaking).get(1).verdict()).isInstanceOf(LeakVerdict.Leak.class);
    }

    private static Judgement judged(String name, double p) {
        return new Judgement(name, new LeakVerdict.Leak(LeakRate.unknown(), "It leaks."), p, null, null);
    }
}
