package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A slice of the long run of {@link FuzzMain}; a seed that fails there becomes a file of the corpus. */
class MemoryFileFuzzTests {
    private static final int INPUTS = 400;
    private static final long SEED = 20260101;

    @ParameterizedTest(name = "{0}, " + INPUTS + " inputs from seed " + SEED)
    @EnumSource
    void any_damaged_text_is_read_without_an_exception_and_nothing_is_lost(MemoryFileKind kind) {
        assertThatCode(() -> new MemoryFileFuzz(kind).run(SEED, INPUTS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void time_grows_with_the_text_and_not_with_its_square(MemoryFileKind kind) {
        String hostile =
                "Node 0, zone a : [< x ".repeat(40_000) + "\n".repeat(1000) + "y 1 2 3 4 5 6 7\n".repeat(20_000);

        assertTimeout(Duration.ofSeconds(5), () -> kind.reading(hostile));
        assertTimeout(Duration.ofSeconds(5), () -> MemoryFileKind.sections(kind.path() + hostile));
    }
}
