package org.boxsoak.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** The user's crontab. */
public final class CronScheduler implements NightScheduler {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String crontab;
    private final Path workingFolder;
    private final String path;

    /** @param path the PATH that the runs get */
    public CronScheduler(Path workingFolder, String path) {
        this("crontab", workingFolder, path);
    }

    CronScheduler(String crontab, Path workingFolder, String path) {
        this.crontab = crontab;
        this.workingFolder = workingFolder;
        this.path = path;
    }

    @Override
    public String title() {
        return "cron";
    }

    @Override
    public void require() {
        if (!isThere()) {
            throw new MissingSetupException("This host has no " + title() + " (no program '" + crontab
                    + "'). Install it: sudo apt-get install -y cron");
        }
    }

    private boolean isThere() {
        return crontab.contains("/")
                ? Files.isExecutable(Path.of(crontab))
                : Programs.find(crontab).isPresent();
    }

    @Override
    public List<ScheduledNight> nights() {
        if (!isThere()) {
            return List.of();
        }
        return NightMark.nights(read());
    }

    @Override
    public String preview(ScheduledNight night) {
        return CronEntry.of(night, workingFolder.toString(), path);
    }

    @Override
    public List<String> add(ScheduledNight night) {
        String before = read();
        write(before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + preview(night));
        return List.of("cron does not make up for a night that the host slept through.");
    }

    @Override
    public void remove(ScheduledNight night) {
        write(CronEntry.without(read(), night.name()));
    }

    private String read() {
        return text(Programs.run(List.of(crontab, "-l"), LIMIT));
    }

    private static String text(ProgramReply reply) {
        if (!reply.succeeded() && !reply.output().contains("no crontab for")) {
            // Not taken for an empty one: what is written next would replace it.
            throw new BenchException("The crontab cannot be read:\n" + LastLines.of(reply.output(), 3));
        }
        return reply.succeeded() ? reply.output() : "";
    }

    /** crontab itself checks the syntax, and keeps the old one when the new one is wrong. */
    private void write(String text) {
        try {
            Path file = Files.createTempFile("boxsoak", ".crontab");
            try {
                Files.writeString(file, text);
                ProgramReply reply = Programs.run(List.of(crontab, file.toString()), LIMIT);
                if (!reply.succeeded()) {
                    throw new BenchException(
                            "cron refuses the crontab, so it was left as it is:\n" + LastLines.of(reply.output(), 3));
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchException("The crontab cannot be written: " + e + ".", e);
        }
    }
}
