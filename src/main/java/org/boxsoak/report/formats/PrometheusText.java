package org.boxsoak.report.formats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Verdict;
import org.boxsoak.report.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * A run in Prometheus' text format, for the textfile collector of node_exporter: copy the newest {@code metrics.prom} of a plan and
 * a box into its folder, under a name of its own.
 *
 * <p>The format: lines {@code # HELP name text}, {@code # TYPE name gauge}, {@code name{label="value",...} value}
 * (Prometheus documentation, "Exposition formats", version 0.0.4). The collector refuses time stamps, so there are none.
 */
final class PrometheusText {
    private static final int LONGEST_LABEL = 200;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> which = new LinkedHashMap<>();

    private PrometheusText(RunFigures figures) {
        which.put("plan", figures.plan());
        which.put("box", figures.box());
    }

    static String of(Verdict verdict, RunFigures figures) {
        PrometheusText text = new PrometheusText(figures);
        text.run(figures);
        text.outcomes(verdict);
        text.memory(figures);
        text.counts(figures);
        text.rates(figures.rates());
        return text.out.toString();
    }

    private void run(RunFigures figures) {
        family("boxsoak_run_info", "Which run these figures are of; always 1.");
        sample(
                "boxsoak_run_info",
                1,
                "run",
                figures.run(),
                "model",
                figures.model(),
                "build",
                figures.build(),
                "kernel",
                figures.kernel());
        single(
                "boxsoak_run_start_timestamp_seconds",
                "When the run started.",
                figures.start().toEpochMilli() / 1e3);
        single("boxsoak_run_duration_seconds", "How long the run lasted.", figures.seconds());
    }

    private void outcomes(Verdict verdict) {
        family("boxsoak_run_outcome", "How the run came out: 1 for its outcome, 0 for the others.");
        for (Outcome outcome : Outcome.values()) {
            sample("boxsoak_run_outcome", verdict.verdict() == outcome ? 1 : 0, "outcome", outcome.word());
        }
        family("boxsoak_check_outcome", "How each check came out: 1 for its outcome, 0 for the others.");
        for (CheckResult check : verdict.checks()) {
            for (Outcome outcome : Outcome.values()) {
                sample(
                        "boxsoak_check_outcome",
                        check.outcome() == outcome ? 1 : 0,
                        "check",
                        check.name(),
                        "decides",
                        "" + check.decides(),
                        "outcome",
                        outcome.word());
            }
        }
    }

    private void memory(RunFigures figures) {
        if (figures.order4Usable() != null || figures.order4Strict() != null) {
            family("boxsoak_order4_blocks", "Free blocks of order 4 and above, in units of order 4.");
            course("boxsoak_order4_blocks", figures.order4Usable(), "supply", "usable");
            course("boxsoak_order4_blocks", figures.order4Strict(), "supply", "strict");
        }
        if (figures.freeOutsideCmaBytes() != null) {
            family("boxsoak_free_outside_cma_bytes", "Free memory that is no CMA.");
            course("boxsoak_free_outside_cma_bytes", figures.freeOutsideCmaBytes());
        }
    }

    private void counts(RunFigures figures) {
        single(
                "boxsoak_plugs",
                "How often the module was plugged.",
                figures.plugs().made());
        single(
                "boxsoak_plugs_came_back",
                "How often it came back as the plan demands.",
                figures.plugs().cameBack());
        Double slowest = figures.plugs().slowestSeconds();
        if (slowest != null) {
            single("boxsoak_plug_slowest_seconds", "The longest time until its interface was up.", slowest);
        }
        single("boxsoak_reboots", "How often the box came up in another boot.", figures.reboots());
        single(
                "boxsoak_allocation_failures",
                "Requests that the kernel refused, by its log.",
                figures.allocationFailures());
        single("boxsoak_crashes", "Oopses, panics and hard lockups, by the kernel's log.", figures.crashes());
        single("boxsoak_sample_gaps", "Times without samples.", figures.gaps());
        single("boxsoak_samples", "Samples taken.", figures.samples());
    }

    private void rates(List<RunFigures.Rate> rates) {
        if (rates.isEmpty()) {
            return;
        }
        family("boxsoak_leak_bytes_per_hour", "How fast a counter gets worse; the bounds are of the 90 % interval.");
        for (RunFigures.Rate rate : rates) {
            rate(rate, "estimate", rate.perHour());
            rate(rate, "low", rate.low90());
            rate(rate, "high", rate.high90());
            rate(rate, "smallest-detectable", rate.smallestDetectable());
        }
    }

    private void rate(RunFigures.Rate rate, String bound, @Nullable Double value) {
        if (value != null) {
            sample(
                    "boxsoak_leak_bytes_per_hour",
                    value,
                    "series",
                    rate.series(),
                    "verdict",
                    rate.verdict(),
                    "bound",
                    bound);
        }
    }

    private void course(String name, RunFigures.@Nullable Course course, String... labels) {
        if (course != null) {
            sample(name, course.first(), with(labels, "start"));
            sample(name, course.least(), with(labels, "least"));
            sample(name, course.last(), with(labels, "end"));
        }
    }

    private static String[] with(String[] labels, String at) {
        String[] all = Arrays.copyOf(labels, labels.length + 2);
        all[labels.length] = "at";
        all[labels.length + 1] = at;
        return all;
    }

    private void single(String name, String help, double value) {
        family(name, help);
        sample(name, value);
    }

    private void family(String name, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void sample(String name, double value, String... labels) {
        out.append(name).append('{');
        which.forEach(this::label);
        for (int i = 0; i < labels.length; i += 2) {
            label(labels[i], labels[i + 1]);
        }
        out.setCharAt(out.length() - 1, '}');
        out.append(' ')
                .append(
                        value == Math.rint(value) && Math.abs(value) < 1e15
                                ? Long.toString((long) value)
                                : Double.toString(value));
        out.append('\n');
    }

    private void label(String name, String value) {
        String bounded = value.length() <= LONGEST_LABEL ? value : value.substring(0, LONGEST_LABEL);
        // A half of a character at the cut, and whatever else UTF-8 cannot say, becomes a question mark when it is
        // written.
        out.append(name).append("=\"");
        out.append(bounded.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        out.append("\",");
    }
}
