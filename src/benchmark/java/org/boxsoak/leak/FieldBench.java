package org.boxsoak.leak;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The second family of labelled series: what is called a leak, and how well the rate is told.
 *
 * <p>{@code java -cp target/classes:target/lib/* org.boxsoak.leak.FieldBench RUNS [FOLDER]}; with a folder each series is also
 * written as a CSV file for {@code boxsoak judge}, the options that it needs in the file's name.
 */
public final class FieldBench {
    private FieldBench() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : null;
        System.out.printf(
                "%-26s %-8s %6s %8s %6s %6s %9s %9s%n",
                "shape", "forbid", "leak", "suspect", "open", "pass", "rate err", "covered");
        int falseAlarms = 0;
        int still = 0;
        int found = 0;
        int leaking = 0;
        for (FieldShape shape : FieldShape.values()) {
            for (boolean asked : new boolean[] {true, false}) {
                int leaks = row(shape, asked, runs, folder);
                // Without a rate named, slight growth is what it is.
                boolean isStill = !shape.leaks && (asked || shape != FieldShape.SLIGHT_GROWTH);
                falseAlarms += isStill ? leaks : 0;
                still += isStill ? runs : 0;
                found += shape.leaks ? leaks : 0;
                leaking += shape.leaks ? runs : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "false alarms %.2f %% of %d series, leaks found %.1f %% of %d%n",
                100.0 * falseAlarms / still,
                still,
                100.0 * found / leaking,
                leaking);
    }

    private static int row(FieldShape shape, boolean asked, int runs, @Nullable Path folder) {
        int leak = 0;
        int suspect = 0;
        int open = 0;
        int covered = 0;
        double[] errors = new double[runs];
        StringBuilder wrong = new StringBuilder();
        for (int run = 0; run < runs; run++) {
            FieldSeries series = FieldSeries.of(shape, asked, run);
            if (folder != null) {
                write(series, folder, shape + "-" + run + "-" + asked);
            }
            LeakVerdict verdict =
                    LeakJudge.judge(series.samples(), series.question()).verdict();
            leak += verdict instanceof LeakVerdict.Leak ? 1 : 0;
            suspect += verdict instanceof LeakVerdict.Suspect ? 1 : 0;
            open += verdict instanceof LeakVerdict.Undecided ? 1 : 0;
            errors[run] = Math.abs(verdict.rate().perHour() / series.perHour() - 1);
            covered +=
                    verdict.rate().low90() <= series.perHour() && verdict.rate().high90() >= series.perHour() ? 1 : 0;
            wrong.append(
                    (verdict instanceof LeakVerdict.Leak) == series.leaks()
                            ? ""
                            : " " + run + verdict.word().charAt(0));
        }
        double share = 100.0 / runs;
        System.out.printf(
                Locale.ROOT,
                "%-26s %-8s %6.1f %8.1f %6.1f %6.1f %9s %9.0f%s%n",
                (shape.leaks ? "+" : " ") + shape,
                asked ? "named" : "-",
                share * leak,
                share * suspect,
                share * open,
                share * (runs - leak - suspect - open),
                shape.leaks ? String.format(Locale.ROOT, "%.1f %%", 100 * Quantiles.median(errors)) : "",
                share * covered,
                Boolean.getBoolean("wrong") ? wrong : "");
        return leak;
    }

    private static void write(FieldSeries series, Path folder, String name) {
        CounterSeries samples = series.samples();
        LeakQuestion question = series.question();
        String options = (question.falling() ? "-falling" : "")
                + (question.forbidPerHour() == null ? "" : "-forbid-" + question.forbidPerHour());
        Path file = folder.resolve(name + options + ".csv");
        long[] cycles = samples.cycles();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(
                Files.createDirectories(folder).resolve(file.getFileName()), StandardCharsets.UTF_8))) {
            out.println(cycles == null ? "t,counter" : "t,cycle,counter");
            for (int i = 0; i < samples.size(); i++) {
                double y = samples.values()[i];
                out.println(samples.seconds()[i] + "," + (cycles == null ? "" : cycles[i] + ",")
                        + (Double.isNaN(y) ? "" : Double.toString(y)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
