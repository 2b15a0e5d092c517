package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.PlanProblems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanLoaderTests {
    @Test
    void a_plan_of_two_keys_gets_every_default() {
        LoadedPlan loaded = load(Map.of("p.yaml", "name: short\nduration: 20s\n"), null);

        assertThat(loaded.plan())
                .isEqualTo(new TestPlan(
                        "short",
                        "",
                        null,
                        Duration.ofSeconds(20),
                        new Sampling(Duration.ofSeconds(10), Duration.ofSeconds(60), 0.005, List.of()),
                        List.of(),
                        new Workload(List.of(), null, Duration.ZERO),
                        List.of(),
                        null,
                        null,
                        null,
                        TraceWhen.ON_LEAK,
                        List.of(),
                        OnReboot.CONTINUE,
                        Duration.ofMinutes(3),
                        new Expectations(null, false, false, false, null, null, false),
                        new Unattended(WhenBusy.SKIP, List.of())));
        assertThat(loaded.bench()).isEqualTo(Bench.virtual());
        assertThat(loaded.benchFile()).isEmpty();
    }

    @Test
    void ageing_without_keys_takes_all_blocks_of_order_4_from_the_start() {
        assertThat(load(Map.of("p.yaml", "name: short\nduration: 20s\nage: {}\n"), null)
                        .plan()
                        .age())
                .isEqualTo(new Ageing(4, 0, AgeFrom.START, null));
    }

    @Test
    void every_key_of_a_plan_arrives_in_the_record() {
        TestPlan plan = load(Map.of("p.yaml", FULL), null).plan();

        assertThat(plan.sampling())
                .isEqualTo(new Sampling(Duration.ofSeconds(5), Duration.ofSeconds(30), 0.005, List.of()));
        assertThat(plan.setup())
                .containsExactly(new Step(
                        "logcat -c",
                        "logcat -c",
                        new StepTime.AtMost(Duration.ofMinutes(1)),
                        ExpectedExit.ANY,
                        StepPlace.HOST));
        assertThat(plan.workload())
                .isEqualTo(new Workload(
                        List.of(new Step(
                                "play",
                                "am start",
                                new StepTime.HeldFor(Duration.ofMinutes(5)),
                                ExpectedExit.ZERO,
                                StepPlace.BOX)),
                        Duration.ofMinutes(10),
                        Duration.ZERO));
        assertThat(plan.age()).isEqualTo(new Ageing(3, 7, AgeFrom.WORKLOAD, new Bytes(20 << 20)));
        assertThat(plan.hotplug())
                .isEqualTo(new Hotplug(
                        new UsbId(0x0e8d, 0x7663),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(30),
                        Set.of(PlugMoment.AT_END),
                        ModuleStart.UNPLUGGED,
                        Duration.ofSeconds(20),
                        "wlan0",
                        PlugRhythm.REGULAR,
                        null));
        assertThat(plan.onReboot()).isEqualTo(OnReboot.STOP);
        assertThat(plan.bootWithin()).isEqualTo(Duration.ofMinutes(1));
        assertThat(plan.expect())
                .isEqualTo(new Expectations(
                        new SupplyExpectation(3, 16, SupplyRow.USABLE, Duration.ofMinutes(1), SupplyMoment.AT_PLUG),
                        true,
                        true,
                        true,
                        new LeakExpectation(new GrowthRate(1_000_000), OnLeak.CONTINUE),
                        Duration.ofHours(12),
                        true));
        assertThat(plan.expect().decidingChecks())
                .containsExactly(
                        "order4-unmovable-remains",
                        "kernel-does-not-reboot",
                        "wifi-comes-back-after-every-plug",
                        "no-allocation-failure",
                        "no-memory-leak",
                        "order4-lasts",
                        "bench-is-healthy");
    }

    @Test
    void the_chosen_bench_wins_over_the_plans_own() {
        Map<String, String> files = Map.of(
                "p.yaml", "name: x\nduration: 1h\nbench: gone.yaml\n",
                "benches/lab-3.yaml",
                        "box: { adb: lab-3:5555 }\nrelay: { type: lcus, channel: 2 }\nconsole: { tcp: localhost:4000 }\n");

        LoadedPlan loaded = load(files, "benches/lab-3.yaml");

        assertThat(loaded.bench().name()).isEqualTo("lab-3");
        assertThat(loaded.bench().box()).isEqualTo(new BoxUnderTest.Adb("lab-3:5555"));
        assertThat(loaded.bench().adbServer()).isEqualTo(new HostPort("127.0.0.1", 5037));
        assertThat(loaded.bench().console()).isEqualTo(new ConsoleSource.Tcp(new HostPort("localhost", 4000)));
    }

    @Test
    void a_relay_can_name_its_wrong_setting() {
        Map<String, String> files = Map.of("b.yaml", "box: { local: {} }\nrelay:\n  type: lcus\n  channel: 9\n");
        RelaySettings relay = Objects.requireNonNull(new PlanLoader(new MapFiles(files), PlanCorpus.RELAYS)
                .loadBench("b.yaml")
                .relay());

        assertThat(relay.settings()).containsExactly(Map.entry("channel", "9"));
        PlanProblem problem = relay.problem("'channel' must be 1 to 8");
        assertThat(problem.render())
                .isEqualTo("b.yaml:4:12: 'channel' must be 1 to 8\n      channel: 9\n               ^");
        assertThat(relay.problem("no such board").place()).hasToString("b.yaml:3:9");
    }

    @Test
    void a_plan_file_that_is_not_there_is_a_problem_with_a_suggestion() {
        assertThatExceptionOfType(PlanProblems.class)
                .isThrownBy(() ->
                        new PlanLoader(new MapFiles(Map.of("nightly.yaml", "")), Map.of()).load("nihgtly.yaml", null))
                .withMessageStartingWith(
                        "nihgtly.yaml: no such plan file that can be read; did you mean 'nightly.yaml'?");
    }

    @Test
    void a_chosen_bench_that_is_not_there_is_a_problem_beside_those_of_the_plan() {
        assertThatExceptionOfType(PlanProblems.class)
                .isThrownBy(() -> load(Map.of("p.yaml", "name: x\n"), "gone.yaml"))
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void a_mistake_deep_inside_does_not_hide_impossible_times_elsewhere() {
        assertThatExceptionOfType(PlanProblems.class)
                .isThrownBy(() -> load(
                        Map.of("p.yaml", "duration: 1m\ncycle: 5m\nworkload: [ { run: a, timeout: soon } ]\n"), null))
                .satisfies(e -> assertThat(e.problems()).hasSize(3))
                .withMessageContaining("5m is longer than the whole run of 1m")
                .withMessageContaining("'soon' is no duration")
                .withMessageContaining("key 'name' is missing");
    }

    private static LoadedPlan load(Map<String, String> files, @Nullable String bench) {
        return new PlanLoader(new MapFiles(files), PlanCorpus.RELAYS).load("p.yaml", bench);
    }

    /** Files in memory, all in one folder. */
    private record MapFiles(Map<String, String> files) implements PlanFiles {
        @Override
        public String resolve(String from, String reference) {
            return reference;
        }

        @Override
        public @Nullable String read(String file) {
            return files.get(file);
        }

        @Override
        public List<String> near(String from, String reference) {
            return List.copyOf(files.keySet());
        }
    }

    private static final String FULL = """
            name: full
            about: all keys
            duration: 3h
            sample: { every: every 5s, pagetypeinfo: 30s }
            setup: [ { run: logcat -c, on: host, expect-exit: any } ]
            workload: [ { name: play, run: am start, for: 5m } ]
            cycle: 10m
            age: { order: 3, leave: 7, from: workload, reserve: 20M }
            hotplug:
              device: 0e8d:7663
              off: 2s
              every: 30m
              also: at end
              start: unplugged
              comes-back-within: 20s
              interface: wlan0
            on-reboot: stop
            boot-within: 1m
            expect:
              order4-unmovable: { order: 3, at-least: 16, of: usable, from: 1m, when: at plug }
              order4-lasts: 12h
              reboot: never
              wifi: comes-back
              allocation-failure: never
              leak: { forbid: 1 MB/h }
              bench: healthy
            """;
}
