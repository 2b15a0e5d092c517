package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.boxsoak.bench.Cancellation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivedLinesTests {
    private final ArrivedLines lines = new ArrivedLines();

    @Test
    void what_nobody_took_for_too_long_is_said_in_its_place() throws IOException {
        takeIn(1, 10_005);
        lines.end(null);

        assertThat(next()).isEqualTo("boxsoak: lost 5 lines, which nobody took for too long");
        assertThat(next()).isEqualTo("line 6");
        for (int i = 7; i <= 10_005; i++) {
            assertThat(next()).isEqualTo("line " + i);
        }
        assertThat(next()).isNull();
        assertThat(next()).isNull();
    }

    @Test
    void nothing_is_lost_of_what_is_taken_in_time() throws IOException {
        takeIn(1, 10_000);
        assertThat(next()).isEqualTo("line 1");
        takeIn(10_001, 10_001);

        assertThat(next()).isEqualTo("line 2");
    }

    private void takeIn(int from, int to) throws IOException {
        String text = IntStream.rangeClosed(from, to)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
        lines.takeFrom(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable String next() {
        return lines.next("the test", new CallLimit(Duration.ofSeconds(10), new Cancellation()));
    }
}
