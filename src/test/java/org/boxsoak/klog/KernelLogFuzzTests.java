package org.boxsoak.klog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slice of the long run of {@link KernelLogFuzz}; a seed that fails there becomes a file of the corpus. */
class KernelLogFuzzTests {
    private static final int INPUTS = 4000;

    @ParameterizedTest(name = INPUTS + " inputs from seed {0}")
    @ValueSource(longs = 20260101)
    void any_damaged_log_is_read_without_an_exception(long seed) {
        assertThatCode(() -> new KernelLogFuzz().run(seed, INPUTS)).doesNotThrowAnyException();
    }

    @Test
    void time_grows_with_the_log_and_not_with_its_square() {
        String head = "x: page allocation failure: order:4, mode:0xa20(GFP_ATOMIC)\n";
        String hostile = head + "a:1 ".repeat(200_000) + "\n" + (head + "[<".repeat(2000) + "\n").repeat(300)
                + "BUG: KASAN ".repeat(100_000) + "\n" + "[   1.000000] ".repeat(50_000) + "\n" + " ".repeat(400_000)
                + "(".repeat(400_000);

        assertTimeout(Duration.ofSeconds(10), () -> KernelLog.events(hostile));
    }
}
