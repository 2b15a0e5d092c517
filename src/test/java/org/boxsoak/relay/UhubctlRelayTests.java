package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class UhubctlRelayTests {
    private static final String BOTH_HALVES = """
            Current status for hub 4-1 [14b0:0438 StarTech.com USB3.0 4 Port HUB 000000000, USB 3.20, 4 ports, ppps]
              Port 3: 00a0 off
            Current status for hub 3-1 [14b0:0439 StarTech.com USB2.0 4 Port HUB 000000000, USB 2.10, 4 ports, ppps]
              Port 3: 0503 power highspeed enable connect [0e8d:7663 MediaTek Inc. Wireless_Device: off]
            """;
    private static final String SWITCHED = """
            Current status for hub 1-1 [2109:2811 VIA Labs, Inc. USB2.0 Hub, USB 2.10, 4 ports, ppps]
              Port 2: 0503 power highspeed enable connect [0e8d:7663 MediaTek Inc. Wireless_Device]
            Sent power off request
            New status for hub 1-1 [2109:2811 VIA Labs, Inc. USB2.0 Hub, USB 2.10, 4 ports, ppps]
              Port 2: 0000 off
            """;

    @Test
    void the_asked_hub_of_a_pair_counts() {
        assertThat(UhubctlStatus.parse(BOTH_HALVES, "3-1", 3)).isEqualTo(RelayState.ON);
        assertThat(UhubctlStatus.parse(BOTH_HALVES, "4-1", 3)).isEqualTo(RelayState.OFF);
        assertThat(UhubctlStatus.parse(BOTH_HALVES, "3-1", 2)).isEqualTo(RelayState.UNKNOWN);
        assertThat(UhubctlStatus.parse(BOTH_HALVES, "3-1.2", 3)).isEqualTo(RelayState.UNKNOWN);
    }

    @Test
    void the_last_word_on_a_port_counts() {
        assertThat(UhubctlStatus.parse(SWITCHED, "1-1", 2)).isEqualTo(RelayState.OFF);
        assertThat(UhubctlStatus.parse("", "1-1", 2)).isEqualTo(RelayState.UNKNOWN);
    }

    @Test
    void the_real_program_without_such_a_hub_is_the_benchs_fault() {
        try {
            HostPackages.ofThisHost().require(List.of(HostPackage.program("uhubctl")), "this test", new Cancellation());
        } catch (MissingSetupException | BenchException e) {
            Assumptions.abort("uhubctl cannot be installed here: " + e.getMessage());
        }

        // No hub has so deep a place.
        assertThatThrownBy(() -> new UhubctlRelayProvider()
                        .open(Map.of("location", "99-1.1.1.1.1", "port", "1"), RelayContexts.of(new ManualClock())))
                .isInstanceOf(BenchException.class)
                .hasMessageContainingAll(
                        "uhubctl -l 99-1.1.1.1.1 -p 1' failed with exit code 1", "No compatible devices");
    }
}
