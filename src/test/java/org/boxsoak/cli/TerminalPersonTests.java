package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.junit.jupiter.api.Test;

class TerminalPersonTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final StringWriter shown = new StringWriter();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void each_question_takes_one_line() {
        TerminalPerson person = person(new ByteArrayInputStream("\nyes\n".getBytes(StandardCharsets.US_ASCII)));

        person.ask("unplug the module", LONG, cancellation);
        person.ask("plug the module in", LONG, cancellation);

        assertThat(shown.toString().lines())
                .containsExactly(
                        "boxsoak: please unplug the module, then press Enter",
                        "boxsoak: please plug the module in, then press Enter");
        assertThatThrownBy(() -> person.ask("go on", LONG, cancellation))
                .isInstanceOf(BenchException.class)
                .hasMessageContainingAll("go on", "standard input has ended");
    }

    @Test
    void silence_and_cancellation_end_the_wait_and_the_late_line_answers_the_next_question() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream terminal = new PipedInputStream(keyboard)) {
            TerminalPerson person = person(terminal);

            assertThatThrownBy(() -> person.ask("unplug the module", Duration.ofMillis(200), cancellation))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("Nobody at the terminal confirmed");
            Cancellation ctrlC = new Cancellation();
            ctrlC.request();
            assertThatThrownBy(() -> person.ask("unplug the module", LONG, ctrlC))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("Cancelled");

            keyboard.write('\n');
            keyboard.flush();
            person.ask("unplug the module", LONG, cancellation);
        }
    }

    private TerminalPerson person(InputStream in) {
        return new TerminalPerson(in, new PrintWriter(shown));
    }
}
