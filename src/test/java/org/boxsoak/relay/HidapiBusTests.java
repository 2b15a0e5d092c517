package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.boxsoak.bench.BenchException;
import org.junit.jupiter.api.Test;

/** The real library on this host, whatever is plugged in. */
class HidapiBusTests {
    @Test
    void the_hosts_devices_are_listed_or_it_is_said_what_is_missing() {
        try {
            assertThat(new HidapiBus().devices())
                    .allSatisfy(name -> assertThat(name.path()).isNotEmpty());
        } catch (BenchException e) {
            assertThat(e).hasMessageContaining("libudev");
        }
    }
}
