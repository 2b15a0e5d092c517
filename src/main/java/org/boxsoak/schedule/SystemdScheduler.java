package org.boxsoak.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** systemd's timers, of the host or of one user. */
public final class SystemdScheduler implements NightScheduler {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final boolean ofUser;
    private final Path units;
    private final Path booted;
    private final Path workingFolder;
    private final Map<String, String> environment;

    /**
     * Takes which manager is meant.
     *
     * @param ofUser the user's own manager instead of the host's
     * @param workingFolder where the runs are started
     */
    public SystemdScheduler(boolean ofUser, Path workingFolder, Map<String, String> environment) {
        this(ofUser, unitFolder(ofUser, environment), Path.of("/run/systemd/system"), workingFolder, environment);
    }

    SystemdScheduler(boolean ofUser, Path units, Path booted, Path workingFolder, Map<String, String> environment) {
        this.ofUser = ofUser;
        this.units = units;
        this.booted = booted;
        this.workingFolder = workingFolder;
        this.environment = Map.copyOf(environment);
    }

    static Path unitFolder(boolean ofUser, Map<String, String> environment) {
        if (!ofUser) {
            return Path.of("/etc/systemd/system");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = config.startsWith("/")
                ? Path.of(config)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config");
        return folder.resolve("systemd/user");
    }

    @Override
    public String title() {
        return ofUser ? "systemd, user's timers" : "systemd";
    }

    @Override
    public void require() {
        // As sd_booted(3) asks it.
        if (!Files.isDirectory(booted) || Programs.find("systemctl").isEmpty()) {
            throw new MissingSetupException("This host does not run systemd (" + booted
                    + " is not there), so it has no timers. Use its cron with"
                    + " --cron, or see with --print what would be written, and take it to a host that does.");
        }
        ProgramReply reply = Programs.run(systemctl("list-timers"), LIMIT);
        if (!reply.succeeded()) {
            throw new MissingSetupException("systemd does not answer:\n" + LastLines.of(reply.output(), 3)
                    + (ofUser
                            ? "\nLog in as yourself (not by su or sudo), or use the host's timers as root with --system."
                            : "\nUse your own timers with --user, or run this as root."));
        }
        if (!ofUser && !Files.isWritable(units)) {
            throw new MissingSetupException("The host's timers are root's: " + units
                    + " cannot be written. Run this with sudo, or leave --system out to use your own timers.");
        }
    }

    @Override
    public List<ScheduledNight> nights() {
        List<ScheduledNight> nights = new ArrayList<>();
        if (!Files.isDirectory(units)) {
            return nights;
        }
        try (Stream<Path> files = Files.list(units)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("boxsoak-.*\\.service"))
                    .sorted()
                    .toList()) {
                nights.addAll(NightMark.nights(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new BenchException("The units in " + units + " cannot be read: " + e + ".", e);
        }
        return nights;
    }

    @Override
    public String preview(ScheduledNight night) {
        SystemdUnits text = text(night);
        return "# " + service(night) + "\n" + text.service() + "\n# " + timer(night) + "\n" + text.timer();
    }

    @Override
    public List<String> add(ScheduledNight night) {
        verify(night);
        try {
            Files.createDirectories(units);
            Files.writeString(service(night), text(night).service());
            Files.writeString(timer(night), text(night).timer());
        } catch (IOException e) {
            throw new BenchException("The units cannot be written to " + units + ": " + e + ".", e);
        }
        systemctlOrTakeBack(night, "daemon-reload");
        systemctlOrTakeBack(night, "enable", "--now", night.name() + ".timer");
        return ofUser ? linger() : List.of();
    }

    /** A night outlives the evening's login only if the user's manager does. */
    private List<String> linger() {
        ProgramReply reply = Programs.find("loginctl").isEmpty()
                ? new ProgramReply(1, "")
                : Programs.run(List.of("loginctl", "enable-linger"), LIMIT);
        return reply.succeeded()
                ? List.of()
                : List.of(
                        "Your timers run only while you are logged in. To let them run always: sudo loginctl enable-linger "
                                + System.getProperty("user.name"));
    }

    /** Lets systemd judge the units before anything is written where it reads them. */
    private void verify(ScheduledNight night) {
        if (Programs.find("systemd-analyze").isEmpty()) {
            return;
        }
        try {
            Path trial = Files.createTempDirectory("boxsoak-units");
            try {
                SystemdUnits text = text(night);
                Path service = Files.writeString(trial.resolve(night.name() + ".service"), text.service());
                Path timer = Files.writeString(trial.resolve(night.name() + ".timer"), text.timer());
                List<String> command = new ArrayList<>(List.of("systemd-analyze"));
                if (ofUser) {
                    command.add("--user");
                }
                command.addAll(List.of("verify", service.toString(), timer.toString()));
                ProgramReply reply = Programs.run(command, LIMIT);
                if (!reply.succeeded()) {
                    throw new BenchException(
                            "systemd refuses the units, so nothing was written:\n" + LastLines.of(reply.output(), 5));
                }
            } finally {
                FolderTree.delete(trial);
            }
        } catch (IOException e) {
            throw new BenchException("The units cannot be tried: " + e + ".", e);
        }
    }

    private void systemctlOrTakeBack(ScheduledNight night, String... arguments) {
        ProgramReply reply = Programs.run(systemctl(arguments), LIMIT);
        if (!reply.succeeded()) {
            deleteUnits(night);
            throw new BenchException("systemd refuses ('" + String.join(" ", systemctl(arguments))
                    + "'), so nothing was left:\n" + LastLines.of(reply.output(), 3));
        }
    }

    @Override
    public void remove(ScheduledNight night) {
        Programs.run(systemctl("disable", "--now", night.name() + ".timer"), LIMIT);
        deleteUnits(night);
        Programs.run(systemctl("daemon-reload"), LIMIT);
    }

    private void deleteUnits(ScheduledNight night) {
        try {
            Files.deleteIfExists(timer(night));
            Files.deleteIfExists(service(night));
        } catch (IOException e) {
            throw new BenchException("The units of " + night.name() + " cannot be removed: " + e + ".", e);
        }
    }

    private SystemdUnits text(ScheduledNight night) {
        String user = ofUser ? "" : environment.getOrDefault("SUDO_USER", System.getProperty("user.name"));
        return SystemdUnits.of(
                night, workingFolder.toString(), environment.getOrDefault("PATH", "/usr/bin:/bin"), user);
    }

    private List<String> systemctl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("systemctl"));
        if (ofUser) {
            command.add("--user");
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private Path service(ScheduledNight night) {
        return units.resolve(night.name() + ".service");
    }

    private Path timer(ScheduledNight night) {
        return units.resolve(night.name() + ".timer");
    }
}
