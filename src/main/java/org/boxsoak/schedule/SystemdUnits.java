package org.boxsoak.schedule;

import java.util.stream.Collectors;

/**
 * The text of a night's units. Sources: systemd.service(5), systemd.timer(5), systemd.syntax(7) of systemd 252.
 *
 * @param service runs the plan once
 * @param timer starts the service every night
 */
public record SystemdUnits(String service, String timer) {
    /** How long a run may take to end in order and to report once it is told to; two minutes is what it gives itself. */
    static final long GOODBYE_SECONDS = 150;

    /**
     * Writes the units.
     *
     * @param folder where the command is run
     * @param path the PATH with which it was scheduled, so that the night finds the programs that the evening found
     * @param user for the host's own manager: whose run it is; empty for a user's manager
     */
    public static SystemdUnits of(ScheduledNight night, String folder, String path, String user) {
        String service = NightMark.line(night) + "\n# Written by 'boxsoak schedule'; 'boxsoak schedule --remove "
                + night.name()
                + "' takes it away.\n[Unit]\nDescription=boxsoak: " + plain(night.plan()) + " on " + plain(night.box())
                + "\n\n[Service]\n"
                // Not oneshot, which knows no limit of its own run time.
                + "Type=exec\n"
                + (user.isEmpty() ? "" : "User=" + user + "\n")
                + "WorkingDirectory=" + percent(folder) + "\n"
                + "Environment=" + quoted("PATH=" + path) + "\n"
                + "ExecStart="
                + night.command().stream().map(SystemdUnits::argument).collect(Collectors.joining(" ")) + "\n"
                // At the limit the run is told to end in order (SIGTERM); what it has seen is judged and reported.
                + "RuntimeMaxSec=" + night.limitSeconds() + "\n"
                + "TimeoutStopSec=" + GOODBYE_SECONDS + "\n"
                + "KillMode=mixed\n"
                + "StandardOutput=journal\nStandardError=journal\nSyslogIdentifier=" + night.name() + "\n";
        String days = Weekdays.parse(night.days()).forSystemd();
        String timer = "[Unit]\nDescription=boxsoak: every night at " + night.at() + ": " + plain(night.plan())
                + "\n\n[Timer]\nOnCalendar=" + (days.isEmpty() ? "" : days + " ") + "*-*-* " + night.at() + ":00\n"
                // A night that the host slept through is run as soon as it is up.
                + "Persistent=true\nAccuracySec=1s\n\n[Install]\nWantedBy=timers.target\n";
        return new SystemdUnits(service, timer);
    }

    /** An argument of ExecStart: quoted, with nothing for systemd to expand. */
    private static String argument(String text) {
        return quoted(text.replace("$", "$$"));
    }

    private static String quoted(String text) {
        return "\"" + percent(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String percent(String text) {
        return text.replace("%", "%%");
    }

    private static String plain(String text) {
        return percent(text.replaceAll("\\p{Cntrl}", " "));
    }
}
