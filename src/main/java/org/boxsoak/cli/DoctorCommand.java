package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.boxsoak.doctor.Doctor;
import org.boxsoak.doctor.Finding;
import org.boxsoak.record.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code boxsoak doctor}: every part of a bench, and how to mend it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every part of a bench in seconds, and says how to mend each: this host, adb, the box and what may be read on it,",
            "the console, the relay and the module that it plugs. Exit 0 when a run can be done, 3 when a part failed."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private final BenchOption bench = new BenchOption();

    @Option(
            names = "--find-console",
            paramLabel = "PORT",
            arity = "0..1",
            split = ",",
            fallbackValue = "",
            description = {
                "find the serial port and speed of the box's console: the box writes a word, and one port hears it",
                "(PORT,PORT: listen only there; default: at all ports of this host)"
            })
    private @Nullable List<String> findConsole;

    @Option(names = "--no-plug", description = "leave the relay as it is: do not unplug and plug the module")
    private boolean noPlug;

    @Option(names = "--reports", paramLabel = "DIR", description = "where runs will be reported (default: reports/)")
    private @Nullable Path reports;

    @Option(names = "--json", description = "print one JSON object for each check")
    private boolean json;

    @Override
    public Integer call() {
        List<String> ports = findConsole == null
                ? null
                : findConsole.stream().filter(port -> !port.isEmpty()).toList();
        Doctor.Wishes wishes = new Doctor.Wishes(ProjectHome.reports(reports), !noPlug, ports);
        TerminalPerson person = new TerminalPerson(System.in, spec.commandLine().getErr());
        try (CtrlC ctrlC = CtrlC.listen()) {
            List<Finding> findings =
                    new Doctor(bench.load(), wishes, person, ctrlC.cancellation(), this::tell).examine();
            return sum(findings);
        }
    }

    private void tell(Finding finding) {
        PrintWriter out = spec.commandLine().getOut();
        String health = finding.health().name().toLowerCase(Locale.ROOT);
        if (json) {
            out.println(JSON.createObjectNode()
                    .put("check", finding.check())
                    .put("status", health)
                    .put("found", finding.found())
                    .put("mend", finding.mend()));
        } else {
            String indented = finding.found().replace("\n", "\n" + " ".repeat(31));
            out.printf(Locale.ROOT, "%-8s %-21s %s%n", health, finding.check(), indented);
            if (!finding.mend().isEmpty()) {
                out.printf(Locale.ROOT, "%30s %s%n", "mend:", finding.mend());
            }
        }
        out.flush();
    }

    private int sum(List<Finding> findings) {
        long failed = count(findings, Finding.Health.FAILED);
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%d checks: %d ok, %d warnings, %d failed, %d skipped%n",
                    findings.size(),
                    count(findings, Finding.Health.OK),
                    count(findings, Finding.Health.WARNING),
                    failed,
                    count(findings, Finding.Health.SKIPPED));
            out.flush();
        }
        return failed == 0 ? Outcome.PASSED.exitCode() : Outcome.BENCH_FAILED.exitCode();
    }

    private static long count(List<Finding> findings, Finding.Health health) {
        return findings.stream().filter(f -> f.health() == health).count();
    }
}
