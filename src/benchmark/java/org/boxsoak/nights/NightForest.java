package org.boxsoak.nights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes folders of runs as a lab leaves them: one plan, many boxes, many nights; a tenth of the boxes leak from some night on. */
public final class NightForest {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 22, 0);

    private NightForest() {}

    /** Makes {@code boxes} times {@code nights} folders under {@code reports}. */
    public static void grow(Path reports, int boxes, int nights, long seed) throws IOException {
        Files.createDirectories(reports);
        for (int box = 0; box < boxes; box++) {
            SplittableRandom random = new SplittableRandom(seed + box);
            int leaksFrom = random.nextInt(10) == 0 ? random.nextInt(Math.max(1, nights)) : Integer.MAX_VALUE;
            for (int night = 0; night < nights; night++) {
                plant(reports, String.format(Locale.ROOT, "s905x4-%04d", box), night, night >= leaksFrom, random);
            }
        }
    }

    private static void plant(Path reports, String box, int night, boolean leaks, SplittableRandom random)
            throws IOException {
        LocalDateTime start = FIRST.plusDays(night).plusSeconds(random.nextInt(60));
        String id = "nightly-" + box + "-" + STAMP.format(start);
        Path folder = Files.createDirectory(reports.resolve(id));
        double rate = (leaks ? 2e6 : 0) + 1e4 * (random.nextDouble() - 0.5);
        String figures = """
                {
                  "format" : 1,
                  "run" : "%s",
                  "plan" : "nightly",
                  "box" : "%s",
                  "model" : "s905x4",
                  "build" : "vendor/s905x4/box:11/RQ3A/%d:userdebug",
                  "kernel" : "5.4.125",
                  "started" : "%s",
                  "seconds" : 28912.4,
                  "verdict" : "%s",
                  "order4Usable" : { "first" : 494.0, "least" : 210.0, "last" : 233.0 },
                  "order4Strict" : { "first" : 327.0, "least" : 110.0, "last" : 131.0 },
                  "freeOutsideCmaBytes" : { "first" : 3.95E7, "least" : 3.1E7, "last" : 3.2E7 },
                  "plugs" : { "made" : 16, "cameBack" : 16, "slowestSeconds" : 4.2 },
                  "reboots" : 0, "allocationFailures" : 0, "crashes" : 0, "gaps" : 1, "samples" : 2881,
                  "forbiddenPerHour" : 1000000.0,
                  "rates" : [ %s ]
                }
                """.formatted(
                        id,
                        box,
                        night / 7,
                        start.toInstant(ZoneOffset.UTC),
                        leaks ? "box-failed" : "passed",
                        rates(leaks, rate));
        Files.write(folder.resolve("figures.json"), figures.getBytes(StandardCharsets.UTF_8));
    }

    private static String rates(boolean leaks, double rate) {
        StringBuilder text = new StringBuilder();
        for (String series :
                new String[] {"free outside CMA", "MemAvailable", "SUnreclaim", "KernelStack", "PageTables"}) {
            boolean grows = leaks && series.equals("SUnreclaim");
            text.append(text.isEmpty() ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "{ \"series\" : \"%s\", \"verdict\" : \"%s\", \"perHour\" : %.1f, \"low90\" : %.1f, \"high90\" : %.1f,"
                                    + " \"smallestDetectable\" : 41000.0 }",
                            series,
                            grows ? "leak" : "no-leak",
                            grows ? rate : rate / 50,
                            rate - 9e3,
                            rate + 9e3));
        }
        return text.toString();
    }
}
