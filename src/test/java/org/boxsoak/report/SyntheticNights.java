package org.boxsoak.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.boxsoak.record.Outcome;

/** Nights of one plan on one box: build b31 brings a leak of about 1.2 MB/h, which b58 takes away again. */
public final class SyntheticNights {
    private static final Instant FIRST = Instant.parse("2026-05-01T20:00:00Z");

    private SyntheticNights() {}

    public static List<RunFigures> of(String plan, String box, int nights) {
        Random random = new Random(8);
        List<RunFigures> all = new ArrayList<>();
        for (int i = 0; i < nights; i++) {
            boolean leaks = i >= 31 && i < 58;
            double rate = (leaks ? 1.2e6 : 2e4) + random.nextGaussian() * 6e4;
            boolean crashed = leaks && random.nextInt(4) == 0;
            Outcome outcome = leaks ? Outcome.BOX_FAILED : i % 17 == 5 ? Outcome.UNDECIDED : Outcome.PASSED;
            Instant start = FIRST.plus(Duration.ofDays(i));
            int plugs = 24;
            all.add(new RunFigures(
                    RunFigures.FORMAT,
                    plan + "-" + box + "-" + start.toString().substring(0, 10).replace("-", "") + "-200000",
                    plan,
                    box,
                    "ADT-4",
                    "RTM11.2601." + (i < 31 ? "b12" : i < 58 ? "b31" : "b58"),
                    "5.4.125",
                    start.toString(),
                    43_200,
                    outcome,
                    new RunFigures.Course(2700, leaks ? 3 : 900, leaks ? 40 + random.nextInt(60) : 1500),
                    new RunFigures.Course(300, 20, 100),
                    new RunFigures.Course(9e8, 4e8, 6e8),
                    new RunFigures.Plugs(plugs, crashed ? plugs - 3 : plugs, 4.2),
                    crashed ? 1 : 0,
                    crashed ? 1 : 0,
                    0,
                    0,
                    4320,
                    1e6,
                    List.of(
                            rate("SUnreclaim", leaks ? "leak" : "no-leak", rate),
                            rate(
                                    "free outside CMA",
                                    leaks ? "leak" : "no-leak",
                                    rate * 1.1 + random.nextGaussian() * 9e4),
                            rate("KernelStack", "no-leak", random.nextGaussian() * 900))));
        }
        return all;
    }

    /** The same as folders of runs. */
    public static void write(Path reports, String plan, String box, int nights) throws IOException {
        for (RunFigures night : of(plan, box, nights)) {
            FiguresFile.write(Files.createDirectories(reports.resolve(night.run())), night);
        }
    }

    private static RunFigures.Rate rate(String series, String verdict, double perHour) {
        double half = Math.abs(perHour) * 0.15 + 1e4;
        return new RunFigures.Rate(series, verdict, perHour, perHour - half, perHour + half, half);
    }
}
