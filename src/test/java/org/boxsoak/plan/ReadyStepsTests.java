package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.plan.steps.StepKind;
import org.boxsoak.plan.steps.StepKinds;
import org.boxsoak.soak.PlanFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of the ready steps in real shells, among tools that answer as Android's do: in place of a box with Android. */
class ReadyStepsTests {
    private static final Path CORPUS = Path.of("src/test/resources/corpus/steps");
    private static final List<String> TOOLS = List.of(
            "am",
            "cmd",
            "dumpsys",
            "input",
            "ip",
            "monkey",
            "pidof",
            "ping",
            "pm",
            "reboot",
            "screencap",
            "sleep",
            "svc",
            "sync",
            "sysctl");
    /** Answers the nth call of a command line with its nth answer, or the last one before; says what it was called with. */
    private static final String TOOL = """
            #!/bin/sh
            line="${0##*/} $*"
            printf '%s\\n' "$line" >> "$FAKE/calls"
            key=$(printf %s "$line" | tr -c 'A-Za-z0-9.' '_')
            n=0
            [ ! -e "$FAKE/count/$key" ] || read -r n < "$FAKE/count/$key"
            n=$((n + 1))
            echo "$n" > "$FAKE/count/$key"
            while [ "$n" -gt 0 ] && [ ! -e "$FAKE/answers/$key.$n" ]; do n=$((n - 1)); done
            [ "$n" -gt 0 ] || exit 0
            answer=$FAKE/answers/$key.$n
            read -r first < "$answer"
            if [ "$first" = PNG ]; then
              { printf '\\211PNG\\r\\n\\032\\n'; head -c 2000 /dev/zero; } > "$2"
            else
              cat "$answer"
            fi
            read -r code < "$answer.code"
            exit "$code"
            """;

    @TempDir
    private Path fake;

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void every_kind_but_the_reboot_is_in_the_corpus() throws IOException {
        Set<String> tried = new TreeSet<>();
        for (Path file : cases()) {
            tried.add(values(Files.readString(file), "kind").get(0));
        }

        assertThat(tried)
                .isEqualTo(StepKinds.all().stream()
                        .filter(kind -> !kind.reboots())
                        .map(StepKind::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_step_ends_as_the_tools_say(Path file) throws IOException {
        String text = Files.readString(file).replace("$FAKE", fake.toString());
        answers(text);
        Step step = step(text);
        for (List<String> shell : shells()) {
            Files.writeString(fake.resolve("calls"), "");
            clear(fake.resolve("count"));

            ProgramReply reply = run(shell, step);

            assertThat(reply.exitCode())
                    .as(shell + ": " + reply.output())
                    .isEqualTo(Integer.parseInt(values(text, "exit").get(0)));
            for (String says : values(text, "says")) {
                assertThat(reply.output()).as("%s", shell).contains(says);
            }
            List<String> calls = Files.readAllLines(fake.resolve("calls"));
            assertThat(calls).as("%s", shell).containsAll(values(text, "calls"));
            for (String never : values(text, "never")) {
                assertThat(calls).noneMatch(call -> call.startsWith(never));
            }
        }
    }

    /** dash or bash, and busybox and mksh (which Android has) where the host has them. */
    private static List<List<String>> shells() {
        List<List<String>> shells = new ArrayList<>(List.of(List.of("sh")));
        if (Programs.find("busybox").isPresent()) {
            shells.add(List.of("busybox", "sh"));
        }
        if (Programs.find("mksh").isPresent()) {
            shells.add(List.of("mksh"));
        }
        return shells;
    }

    private ProgramReply run(List<String> shell, Step step) throws IOException {
        Path script = Files.writeString(
                fake.resolve("step.sh"),
                "FAKE='" + fake + "'; export FAKE; PATH=$FAKE/bin:/usr/bin:/bin; export PATH\n" + step.run());
        List<String> command = new ArrayList<>(shell);
        command.add(script.toString());
        return Programs.run(command, Duration.ofMinutes(1));
    }

    private void answers(String text) throws IOException {
        Path bin = Files.createDirectories(fake.resolve("bin"));
        Files.createDirectories(fake.resolve("count"));
        Path answers = Files.createDirectories(fake.resolve("answers"));
        for (String tool : TOOLS) {
            Path program = Files.writeString(bin.resolve(tool), TOOL);
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        String[] blocks = text.split("(?m)^== ", -1);
        for (int i = 1; i < blocks.length; i++) {
            String head = blocks[i].lines().findFirst().orElseThrow();
            String code = head.matches(".* \\[\\d+\\]") ? head.replaceFirst(".* \\[(\\d+)\\]$", "$1") : "0";
            String call = head.replaceFirst(" \\[\\d+\\]$", "");
            String number = call.matches(".* #\\d+") ? call.replaceFirst(".* #(\\d+)$", "$1") : "1";
            String key = call.replaceFirst(" #\\d+$", "").replaceAll("[^A-Za-z0-9.]", "_") + "." + number;
            Files.writeString(
                    answers.resolve(key), blocks[i].substring(Math.min(blocks[i].length(), head.length() + 1)));
            Files.writeString(answers.resolve(key + ".code"), code + "\n");
        }
    }

    private Step step(String text) throws IOException {
        StringBuilder plan = new StringBuilder("name: ready\nduration: 1s\nworkload:\n  - use:\n      ");
        plan.append(values(text, "kind").get(0)).append(":");
        List<String> settings = values(text, "set");
        plan.append(settings.isEmpty() ? " {}\n" : "\n");
        settings.forEach(set ->
                plan.append("        ").append(set.replaceFirst("=", ": '")).append("'\n"));
        Path file = Files.writeString(fake.resolve("plan.yaml"), plan);
        return new PlanLoader(new PlanFolder(), PlanCorpus.RELAYS)
                .loadPlan(file.toString())
                .workload()
                .steps()
                .get(0);
    }

    private static List<String> values(String text, String key) {
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> line.substring(key.length() + 2))
                .toList();
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
