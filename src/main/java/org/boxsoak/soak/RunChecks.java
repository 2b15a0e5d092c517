package org.boxsoak.soak;

import org.boxsoak.report.allure.AllureEvidence;
import org.boxsoak.report.allure.CheckOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The checks of every run, each a JUnit test. Started by {@code boxsoak run}, by {@code mvn verify -Psoak -Dplan=FILE}, or from an IDE
 * with {@code -Dboxsoak.plan=FILE}.
 */
@Soak
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("boxsoak")
class RunChecks {
    @Test
    @Order(1)
    @DisplayName("order4-unmovable-remains")
    void order4_unmovable_remains(SoakRun run) {
        require("order4-unmovable-remains", run);
    }

    @Test
    @Order(2)
    @DisplayName("kernel-does-not-reboot")
    void kernel_does_not_reboot(SoakRun run) {
        require("kernel-does-not-reboot", run);
    }

    @Test
    @Order(3)
    @DisplayName("wifi-comes-back-after-every-plug")
    void wifi_comes_back_after_every_plug(SoakRun run) {
        require("wifi-comes-back-after-every-plug", run);
    }

    @Test
    @Order(4)
    @DisplayName("no-allocation-failure")
    void no_allocation_failure(SoakRun run) {
        require("no-allocation-failure", run);
    }

    @Test
    @Order(5)
    @DisplayName("no-memory-leak")
    void no_memory_leak(SoakRun run) {
        require("no-memory-leak", run);
    }

    @Test
    @Order(6)
    @DisplayName("order4-lasts")
    void order4_lasts(SoakRun run) {
        require("order4-lasts", run);
    }

    @Test
    @Order(7)
    @DisplayName("bench-is-healthy")
    void bench_is_healthy(SoakRun run) {
        require("bench-is-healthy", run);
    }

    private static void require(String name, SoakRun run) {
        AllureEvidence.attach(run.story(), name);
        CheckOutcome.raise(run.check(name));
    }
}
