package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlugRhythmTests {
    @Test
    void the_same_seed_gives_the_same_moments_on_both_sides_and_never_beyond_the_spread() {
        List<Duration> offsets = offsets(7);

        assertThat(offsets)
                .isEqualTo(offsets(7))
                .isNotEqualTo(offsets(8))
                .allMatch(offset -> offset.abs().compareTo(Duration.ofSeconds(30)) <= 0)
                .anyMatch(Duration::isNegative)
                .anyMatch(offset -> offset.toSeconds() > 5);
    }

    @Test
    void without_a_spread_every_plug_is_on_time() {
        assertThat(PlugRhythm.REGULAR.offset(PlugRhythm.REGULAR.chance())).isZero();
    }

    private static List<Duration> offsets(long seed) {
        PlugRhythm rhythm = new PlugRhythm(1, Duration.ofSeconds(2), Duration.ofSeconds(30), seed);
        Random chance = rhythm.chance();
        return Stream.generate(() -> rhythm.offset(chance)).limit(50).toList();
    }
}
