package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.boxsoak.csv.CsvProblem;
import org.boxsoak.csv.SeriesCsv;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.Judge;
import org.boxsoak.leak.CounterFamily;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.leak.Judgement;
import org.boxsoak.leak.LeakQuestion;
import org.boxsoak.leak.LeakRate;
import org.boxsoak.leak.LeakVerdict;
import org.boxsoak.record.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a run again from its folder, or the counters of a CSV file. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = {
            "Judges a run again, from its folder alone: the same recording always gets the same verdict.",
            "Of a CSV file, says of each counter whether it leaks: leak, no-leak, undecided, suspect, step or plateau."
        },
        footer = {
            "",
            "SERIES.csv begins with the header t,cycle,NAME,...: t in seconds; cycle (may be left out) the workload",
            "cycle that the row belongs to; then one column for each counter. An empty cell, NaN, null or - is a",
            "missing sample. A column time, timestamp or date does for t, or a date and a time of day side by side: in",
            "seconds, in milliseconds since 1970, as 2026-04-01 22:05:00, 4/1/2026 10:05 PM or 22:05:00. Semicolons, tabs",
            "or blanks may part the cells; # begins a comment; gzip is unpacked. Sizes may have units (1.2 GiB): the",
            "column's is then that of its first cell.",
            "Read as they are: sadf -d, sar, pidstat, vmstat -t, collectl -P, dstat and dool --output, pmrep -o csv, Grafana,",
            "InfluxDB, Perfmon. A column of texts says what a row is about: its counters are then 'RSS 2549 mediaserver'.",
            "sysstat's LINUX-RESTART parts boots.",
            "Rates are units of the column per hour, above 0 where the counter gets worse, whichever way it runs;",
            "'exhausted' is in hours from the first sample; it is there where --floor is given and an end is foreseen.",
            "",
            "Without --forbid each series' own noise sets the rate that matters: four standard errors of its slope,",
            "or a 2000th of its level over the run. That finds clear leaks; name a rate to prove the absence of one.",
            "",
            "Exit of a CSV file: 0 no counter leaks, 1 one does, 2 the file or an option is wrong, 4 undecided or suspect."
        })
public final class JudgeCommand implements Callable<Integer> {
    private static final Pattern MAY_FALL =
            Pattern.compile("(free|avail|available)(?![a-z])", Pattern.CASE_INSENSITIVE);

    @Parameters(paramLabel = "RUN-FOLDER or SERIES.csv", description = "A run's folder, or a file of counters.")
    private Path file = Path.of("");

    @Option(
            names = "--falling",
            paramLabel = "NAME",
            description = "Less of this counter is worse, as of MemFree. Repeatable.")
    private List<String> falling = new ArrayList<>();

    @Option(
            names = "--forbid",
            paramLabel = "RATE",
            description = "The least rate per hour that matters, in the column's unit.")
    private @Nullable Double forbid;

    @Option(
            names = "--floor",
            paramLabel = "NAME=VALUE",
            description = "The counter is exhausted at this value: forecast when. Repeatable.")
    private Map<String, Double> floors = new LinkedHashMap<>();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--csv",
            description = "Of a run's folder: print its counters as SERIES.csv instead of the verdict, sizes in bytes.")
    private boolean csv;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (csv) {
            return exported();
        }
        if (Files.isDirectory(file)) {
            return FolderJudgement.print(
                    new RunFolder(file), json, command().commandLine().getOut());
        }
        try {
            requireSensible();
            List<CounterSeries> series = SeriesCsv.read(file);
            requireKnown(series);
            noteWhatMayFall(series);
            List<Judgement> judgements = CounterFamily.judge(series, this::question);
            print(judgements);
            return exitCode(judgements);
        } catch (CsvProblem e) {
            return refused(e.getMessage());
        } catch (OutOfMemoryError e) {
            return refused(file + ": its rows and columns do not fit into this heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB. Give more, BOXSOAK_JAVA_OPTS=-Xmx1g boxsoak judge ..., or fewer columns at a time.");
        }
    }

    private int refused(@Nullable String why) {
        command().commandLine().getErr().println(why);
        command().commandLine().getErr().flush();
        return 2;
    }

    private int exported() {
        if (!Files.isDirectory(file)) {
            throw new ParameterException(
                    command().commandLine(),
                    file + " is no run's folder: --csv is for the counters of a recorded run, e.g. boxsoak judge --csv"
                            + " reports/RUN-FOLDER > counters.csv");
        }
        Evidence evidence = Judge.observe(new RunFolder(file));
        CounterCsv.print(evidence, command().commandLine().getOut());
        return 0;
    }

    private void requireSensible() {
        try {
            question("");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), e.getMessage(), e);
        }
    }

    private LeakQuestion question(String name) {
        return new LeakQuestion(falling.contains(name), forbid, floors.get(name));
    }

    private void requireKnown(List<CounterSeries> series) {
        List<String> names = series.stream().map(CounterSeries::name).toList();
        List<String> asked = new ArrayList<>(falling);
        asked.addAll(floors.keySet());
        for (String name : asked) {
            if (!names.contains(name)) {
                String known = String.join(", ", names.subList(0, Math.min(20, names.size())));
                throw CsvProblem.in(file, "there is no counter '" + name + "'. There are: " + known + ".");
            }
        }
    }

    /** Free memory that shrinks is no leak to whom nobody said that less is worse; the contract asks to be told. */
    private void noteWhatMayFall(List<CounterSeries> series) {
        List<String> options = series.stream()
                .map(CounterSeries::name)
                .filter(name -> MAY_FALL.matcher(name).find() && !falling.contains(name))
                .limit(10)
                .map(name -> "--falling " + (name.contains(" ") ? '"' + name + '"' : name))
                .toList();
        if (!options.isEmpty()) {
            PrintWriter err = command().commandLine().getErr();
            err.println("Judged as if more of it were worse. If less is: " + String.join(" ", options));
            err.flush();
        }
    }

    /** The worst verdict: a leak 1, undecided or suspect 4, else 0. */
    static int exitCode(List<Judgement> judgements) {
        if (judgements.stream().anyMatch(j -> j.verdict() instanceof LeakVerdict.Leak)) {
            return 1;
        }
        boolean open = judgements.stream()
                .anyMatch(j ->
                        j.verdict() instanceof LeakVerdict.Undecided || j.verdict() instanceof LeakVerdict.Suspect);
        return open ? 4 : 0;
    }

    private void print(List<Judgement> judgements) {
        PrintWriter out = command().commandLine().getOut();
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %-10s %12s %27s %12s%n",
                    "counter",
                    "verdict",
                    "per hour",
                    "90 % interval",
                    "detectable");
        }
        for (Judgement judgement : judgements) {
            if (json) {
                out.println(JudgementJson.of(judgement));
                continue;
            }
            LeakRate rate = judgement.verdict().rate();
            out.printf(
                    Locale.ROOT,
                    "%-24s %-10s %12s %27s %12s%n",
                    judgement.series(),
                    judgement.verdict().word(),
                    number(rate.perHour()),
                    number(rate.low90()) + " .. " + number(rate.high90()),
                    number(rate.smallestDetectablePerHour()));
            out.println("    " + judgement.why());
        }
        out.flush();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "-";
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "picocli sets the spec before it calls");
    }
}
