package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.fake.ChildJvm;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.Test;

/** The real library on this host, whatever is plugged in. */
class HidapiBusTests {
    @Test
    void the_hosts_devices_are_listed_or_it_is_said_what_is_missing() {
        try {
            assertThat(HidBus.ofThisHost().devices())
                    .allSatisfy(name -> assertThat(name.path()).isNotEmpty());
        } catch (BenchException e) {
            assertThat(e).hasMessageContaining("libudev");
        }
    }

    @Test
    void without_the_library_all_other_families_work_and_its_own_say_why_not() {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.contains("hid4java") && !jar.contains("jna"))
                .collect(Collectors.joining(File.pathSeparator));

        ProgramReply reply = Programs.run(
                List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        HidapiBusTests.class.getName()),
                Duration.ofMinutes(1));

        assertThat(reply.output()).contains("12 families", "lacks the library hid4java");
    }

    /** The harness without the library. */
    public static void main(String[] arguments) {
        ChildJvm.say(RelayFamilies.all().size() + " families");
        try (Relay relay =
                new DcttechRelayProvider().open(Map.of("channel", "1"), RelayContexts.of(new ManualClock()))) {
            ChildJvm.say("opened " + relay.state());
        } catch (BenchException e) {
            ChildJvm.say(String.valueOf(e.getMessage()));
        }
    }
}
