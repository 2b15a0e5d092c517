package org.boxsoak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.fake.LcusBoard;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.boxsoak.fake.SimulatedBoard;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayFamilies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayExaminationTests {
    private static final int CHANNEL = 1;

    private final ManualClock clock = new ManualClock();
    private final LcusBoard board = LcusBoard.of(LcusBoard.Variant.FEEDBACK, 2);

    @TempDir
    Path folder;

    @Test
    void a_relay_that_obeys_and_a_module_that_goes_and_comes_are_healthy_and_left_as_they_were() throws Exception {
        try (SimulatedBoard plugged = SimulatedBoard.plug(folder, board);
                Relay relay = open(plugged)) {
            List<Finding> findings =
                    examine(relay, new SwitchedBoxShell(() -> board.coils().isOn(CHANNEL)));

            assertThat(findings).extracting(Finding::health).containsOnly(Finding.Health.OK);
            assertThat(findings).extracting(Finding::check).containsExactly("relay", "relay-switches", "module");
            assertThat(findings.get(2).found()).contains("0e8d:7663 at port 1-1.3", "wlan_mt7663_usb wlan0");
            assertThat(board.coils().isOn(CHANNEL)).isFalse();
        }
    }

    @Test
    void a_module_that_hangs_on_another_port_is_said() throws Exception {
        try (SimulatedBoard plugged = SimulatedBoard.plug(folder, board);
                Relay relay = open(plugged)) {
            List<Finding> findings = examine(relay, new SwitchedBoxShell(() -> true));

            Finding module = findings.get(2);
            assertThat(module.health()).isEqualTo(Finding.Health.FAILED);
            assertThat(module.found()).contains("no USB device went or came");
            assertThat(module.mend()).contains("port that the relay switches");
        }
    }

    @Test
    void a_stuck_relay_is_a_failure_with_a_way_to_mend_it() throws Exception {
        board.coils().stick(CHANNEL);
        try (SimulatedBoard plugged = SimulatedBoard.plug(folder, board);
                Relay relay = open(plugged)) {
            List<Finding> findings = examine(relay, new SwitchedBoxShell(() -> false));

            assertThat(findings).extracting(Finding::health).containsExactly(Finding.Health.OK, Finding.Health.FAILED);
            assertThat(findings.get(1).found()).contains("did not obey");
            assertThat(findings.get(1).mend()).isNotBlank();
        }
    }

    private List<Finding> examine(Relay relay, SwitchedBoxShell box) {
        return new RelayExamination(relay, box, clock, new Cancellation()).examine(true);
    }

    private Relay open(SimulatedBoard plugged) {
        return RelayFamilies.named("lcus")
                .orElseThrow()
                .open(Map.of("port", plugged.port(), "channel", "1"), RelayContexts.of(clock));
    }
}
