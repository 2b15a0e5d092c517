package org.boxsoak.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.boxsoak.record.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one run comes to in numbers: what nights are compared by, and what programs watch.
 *
 * @param format version of these keys
 * @param run the name of the run's folder
 * @param plan the plan's name
 * @param box the box's name
 * @param model what the box calls itself
 * @param build the build of its system
 * @param kernel its kernel release
 * @param started wall time at run time zero, ISO 8601
 * @param seconds how long the run lasted
 * @param verdict how it came out
 * @param order4Usable order-4 blocks that an unmovable request may take; null without readings
 * @param order4Strict those of them in the Unmovable lists
 * @param freeOutsideCmaBytes free memory that is no CMA; null without readings
 * @param plugs what became of the plugs
 * @param reboots how often the box came up in another boot
 * @param allocationFailures requests that the kernel refused, by its log
 * @param crashes oopses, panics and hard lockups, by its log
 * @param gaps times without samples
 * @param samples how many were taken
 * @param forbiddenPerHour the growth that the plan forbids, in bytes per hour; 0 where it forbids none; null in files of releases that
 *     did not write it
 * @param rates how fast each judged counter gets worse; empty where the run was too short to say
 */
public record RunFigures(
        int format,
        String run,
        String plan,
        String box,
        String model,
        String build,
        String kernel,
        String started,
        double seconds,
        Outcome verdict,
        @Nullable Course order4Usable,
        @Nullable Course order4Strict,
        @Nullable Course freeOutsideCmaBytes,
        Plugs plugs,
        int reboots,
        int allocationFailures,
        int crashes,
        int gaps,
        int samples,
        @Nullable Double forbiddenPerHour,
        List<Rate> rates) {
    /** The format that this boxsoak writes. */
    public static final int FORMAT = 1;

    public RunFigures {
        rates = List.copyOf(rates);
    }

    /** The same with the name that the run's folder has now: somebody may have given it another. */
    public RunFigures in(Path runFolder) {
        return new RunFigures(
                format,
                String.valueOf(runFolder.getFileName()),
                plan,
                box,
                model,
                build,
                kernel,
                started,
                seconds,
                verdict,
                order4Usable,
                order4Strict,
                freeOutsideCmaBytes,
                plugs,
                reboots,
                allocationFailures,
                crashes,
                gaps,
                samples,
                forbiddenPerHour,
                rates);
    }

    public Instant start() {
        return Instant.parse(started);
    }

    public Duration length() {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** How a counter went: its first, its least and its last value. */
    public record Course(double first, double least, double last) {}

    /**
     * The plugs of a run.
     *
     * @param made how often the module was plugged
     * @param cameBack how often it came back as the plan demands
     * @param slowestSeconds the longest time until its interface was up; null where it never was
     */
    public record Plugs(int made, int cameBack, @Nullable Double slowestSeconds) {}

    /**
     * How fast a counter gets worse, in bytes per hour; positive is worse, whichever way the counter runs.
     *
     * @param series the counter
     * @param verdict leak, no-leak, undecided, suspect, step or plateau
     * @param perHour the best estimate; null, as the others, where the series carries none
     * @param low90 lower end of the 90 % interval
     * @param high90 upper end
     * @param smallestDetectable the rate that this run would have shown
     */
    public record Rate(
            String series,
            String verdict,
            @Nullable Double perHour,
            @Nullable Double low90,
            @Nullable Double high90,
            @Nullable Double smallestDetectable) {}
}
