package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;

class ManualRelayTests {
    private final List<String> asked = new ArrayList<>();

    @Test
    void the_person_is_asked_once_for_each_change() {
        try (Relay relay =
                open((request, limit, cancellation) -> asked.add(request + " within " + limit.toSeconds()))) {
            assertThat(relay.state()).isEqualTo(RelayState.UNKNOWN);
            relay.on();
            relay.on();
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();
            assertThat(relay.state()).isEqualTo(RelayState.OFF);

            assertThat(asked).containsExactly("plug the wifi stick in within 300", "unplug the wifi stick within 300");
        }
    }

    @Test
    void a_person_who_does_not_answer_leaves_the_state_as_it_was() {
        try (Relay relay = open(Person.nobody())) {
            assertThatThrownBy(relay::on)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("plug the wifi stick in");
            assertThat(relay.state()).isEqualTo(RelayState.UNKNOWN);
        }
    }

    private static Relay open(Person person) {
        RelayContext nobody = RelayContexts.of(new ManualClock());
        return new ManualRelayProvider()
                .open(
                        Map.of("module", "the wifi stick", "answer-within", "5m"),
                        new RelayContext(nobody.box(), nobody.clock(), new Cancellation(), person));
    }
}
