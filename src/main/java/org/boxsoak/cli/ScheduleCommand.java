package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.schedule.ClockTime;
import org.boxsoak.schedule.CronScheduler;
import org.boxsoak.schedule.NightDraft;
import org.boxsoak.schedule.NightScheduler;
import org.boxsoak.schedule.NightWindow;
import org.boxsoak.schedule.ScheduledNight;
import org.boxsoak.schedule.SystemdScheduler;
import org.boxsoak.schedule.Weekdays;
import org.boxsoak.soak.MailHook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code boxsoak schedule}: a plan every night, by the host's own scheduler. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a plan every night by this host's own scheduler: a systemd timer, or cron.",
            "A night that the host slept through is made up for (systemd), a run that hangs is ended in order, and what it",
            "prints is in the journal: journalctl -t NAME."
        })
final class ScheduleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "the plan, e.g. testplans/nightly.yaml")
    private @Nullable String plan;

    @Option(names = "--at", paramLabel = "TIME", description = "when it starts, e.g. 22:00")
    private @Nullable String at;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            defaultValue = "08:00",
            description = "when the night is over; a longer plan is refused (default: ${DEFAULT-VALUE})")
    private String until = "";

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "daily",
            description = "on which days, e.g. mon-fri or sat,sun (default: ${DEFAULT-VALUE})")
    private String days = "";

    @Option(names = "--bench", paramLabel = "FILE", description = "the bench to run on instead of the plan's own")
    private @Nullable String bench;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where the runs' folders are made (default: reports/)")
    private @Nullable Path reports;

    @Option(
            names = "--mail",
            paramLabel = "ADDRESS",
            description = "mail the explanation of every night that did not pass there, by this host's mail system")
    private @Nullable String mail;

    @ArgGroup
    private @Nullable Where where;

    /** Which scheduler; without any of these the host's systemd for root, and the user's for others. */
    static final class Where {
        @SuppressWarnings("UnusedVariable") // the default: naming it only keeps the others away
        @Option(names = "--user", description = "your own systemd timers (default, unless you are root)")
        private boolean user;

        @Option(names = "--system", description = "the host's systemd timers (default for root)")
        private boolean system;

        @Option(names = "--cron", description = "your crontab, where there is no systemd")
        private boolean cron;
    }

    @ArgGroup
    private @Nullable Instead instead;

    /** What to do instead of scheduling. */
    static final class Instead {
        @Option(names = "--print", description = "only show what would be written")
        private boolean print;

        @Option(names = "--list", description = "list the nights that are scheduled")
        private boolean list;

        @Option(names = "--remove", paramLabel = "NAME", description = "take a scheduled night away")
        private @Nullable String remove;
    }

    @Override
    public Integer call() {
        if (instead != null && instead.list) {
            return list();
        }
        if (instead != null && instead.remove != null) {
            return remove(instead.remove);
        }
        if (plan == null || at == null) {
            throw refused("Which plan, and when? Write e.g.: boxsoak schedule testplans/nightly.yaml --at 22:00");
        }
        ScheduledNight night = night(plan, at);
        NightScheduler scheduler = chosen();
        PrintWriter out = spec.commandLine().getOut();
        if (instead != null && instead.print) {
            out.print(scheduler.preview(night));
            out.flush();
            return 0;
        }
        if (mail != null) {
            MailHook.requireMailSystem();
        }
        scheduler.require();
        refuseCollision(night);
        List<String> hints = scheduler.add(night);
        out.println("Scheduled: " + night.name() + " (" + scheduler.title() + ") at " + night.at() + " " + night.days()
                + ", ended at the latest after "
                + Duration.ofSeconds(night.limitSeconds()).toMinutes() + " min.");
        hints.forEach(out::println);
        out.println(
                "See it with 'boxsoak schedule --list', its nights with 'boxsoak nights', its log with 'journalctl -t "
                        + night.name() + "'; end it with 'boxsoak schedule --remove " + night.name() + "'.");
        out.flush();
        return 0;
    }

    private ScheduledNight night(String planFile, String start) {
        String located = ProjectHome.absolute(planFile);
        LoadedPlan loaded = BenchOption.loader().load(located, bench == null ? null : ProjectHome.absolute(bench));
        List<String> command =
                new ArrayList<>(List.of(ProjectHome.path().resolve("boxsoak").toString(), "run", located, "--night"));
        if (bench != null) {
            command.addAll(List.of("--bench", ProjectHome.absolute(bench)));
        }
        if (reports != null) {
            command.addAll(
                    List.of("--reports", reports.toAbsolutePath().normalize().toString()));
        }
        if (mail != null) {
            parsed("--mail", mail, MailHook::to);
            command.addAll(List.of("--mail", mail));
        }
        NightDraft draft = new NightDraft(
                loaded,
                new NightWindow(parsed("--at", start, ClockTime::parse), parsed("--until", until, ClockTime::parse)),
                parsed("--days", days, Weekdays::parse));
        return parsed(planFile, "", text -> draft.night(command));
    }

    private <T> T parsed(String option, String text, Function<String, T> parser) {
        return new OptionText(spec, "Nothing was scheduled.").parsed(option, text, parser);
    }

    private void refuseCollision(ScheduledNight night) {
        for (NightScheduler scheduler : all()) {
            for (ScheduledNight other : scheduler.nights()) {
                if (other.collidesWith(night)) {
                    throw refused("The box '" + night.box() + "' has a night already: " + other.name() + " ("
                            + scheduler.title() + ") at " + other.at() + " " + other.days() + " runs " + other.plan()
                            + ". One run per box and night: take that away first with 'boxsoak schedule --remove "
                            + other.name() + "', or choose other days. Nothing was scheduled.");
                }
            }
        }
    }

    private int list() {
        PrintWriter out = spec.commandLine().getOut();
        int count = 0;
        for (NightScheduler scheduler : all()) {
            for (ScheduledNight night : scheduler.nights()) {
                out.println(night.name() + "  " + night.at() + " " + night.days() + "  " + night.plan() + " on "
                        + night.box() + "  (" + scheduler.title() + ")");
                count++;
            }
        }
        if (count == 0) {
            out.println("No night is scheduled.");
        }
        out.flush();
        return 0;
    }

    private int remove(String name) {
        for (NightScheduler scheduler : all()) {
            for (ScheduledNight night : scheduler.nights()) {
                if (night.name().equals(name)) {
                    scheduler.remove(night);
                    spec.commandLine().getOut().println("Removed: " + name + " (" + scheduler.title() + ").");
                    spec.commandLine().getOut().flush();
                    return 0;
                }
            }
        }
        throw refused("No night is called '" + name + "'. 'boxsoak schedule --list' shows their names.");
    }

    private NightScheduler chosen() {
        if (where != null && where.cron) {
            return cron();
        }
        boolean isRoot = System.getProperty("user.name").equals("root");
        boolean ofUser = where == null ? !isRoot : !where.system;
        return systemd(ofUser);
    }

    private List<NightScheduler> all() {
        return List.of(systemd(false), systemd(true), cron());
    }

    private static NightScheduler systemd(boolean ofUser) {
        return new SystemdScheduler(ofUser, ProjectHome.path(), System.getenv());
    }

    private static NightScheduler cron() {
        return new CronScheduler(ProjectHome.path(), path());
    }

    private static String path() {
        // Each folder once: cron cuts lines of more than a thousand characters.
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .distinct()
                .collect(Collectors.joining(":"));
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
