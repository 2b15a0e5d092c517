package org.boxsoak.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The two lines of a night in a crontab: a mark, and what cron runs. Source: crontab(5) of Debian's cron 3.0pl1. */
public final class CronEntry {
    private CronEntry() {}

    /** The lines, each ended. */
    public static String of(ScheduledNight night, String folder, String path) {
        String[] at = night.at().split(":");
        String command = night.command().stream().map(CronEntry::quote).collect(Collectors.joining(" "));
        // timeout tells the run to end in order; cron would mail all that it prints, the journal keeps it.
        String line = Integer.parseInt(at[1]) + " " + Integer.parseInt(at[0]) + " * * "
                + Weekdays.parse(night.days()).forCron() + " cd " + quote(folder) + " && PATH=" + quote(path)
                + " timeout --signal=TERM --kill-after=" + SystemdUnits.GOODBYE_SECONDS + " " + night.limitSeconds()
                + " "
                + command + " 2>&1 | logger -t " + night.name();
        // To cron an unescaped % is the end of the line.
        return NightMark.line(night) + "\n" + line.replace("%", "\\%") + "\n";
    }

    /** The crontab without the lines of this night. */
    static String without(String crontab, String name) {
        List<String> kept = new ArrayList<>();
        boolean skipNext = false;
        for (String line : crontab.lines().toList()) {
            boolean isMine =
                    NightMark.nights(line).stream().anyMatch(n -> n.name().equals(name));
            if (!isMine && !skipNext) {
                kept.add(line);
            }
            skipNext = isMine;
        }
        return kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
    }

    private static String quote(String text) {
        return text.matches("[A-Za-z0-9_./:=@,+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
