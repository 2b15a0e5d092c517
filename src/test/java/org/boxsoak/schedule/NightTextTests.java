package org.boxsoak.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for systemd and cron, judged by systemd and cron themselves. */
class NightTextTests {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void systemd_finds_nothing_wrong_with_the_units() throws IOException {
        SystemdUnits units = SystemdUnits.of(night("mon,fri"), folder.toString(), "/usr/bin:/bin", "root");
        Path service = Files.writeString(folder.resolve("boxsoak-n-b.service"), units.service());
        Path timer = Files.writeString(folder.resolve("boxsoak-n-b.timer"), units.timer());

        ProgramReply reply = Programs.run(
                List.of("systemd-analyze", "verify", "--man=no", service.toString(), timer.toString()), LIMIT);

        assertThat(reply.output()).doesNotContain("boxsoak-n-b");
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        assertThat(units.timer()).contains("OnCalendar=Mon,Fri *-*-* 22:00:00").contains("Persistent=true");
        assertThat(units.service()).contains("RuntimeMaxSec=30600").contains("StandardOutput=journal");
    }

    @Test
    void systemd_reads_the_calendar_as_ten_in_the_evening() {
        ProgramReply reply = Programs.run(List.of("systemd-analyze", "calendar", "Mon,Fri *-*-* 22:00:00"), LIMIT);

        assertThat(reply.exitCode()).as(reply.output()).isZero();
        assertThat(reply.output()).contains("22:00:00");
    }

    @Test
    void nothing_in_an_argument_is_expanded_by_systemd() {
        SystemdUnits units = SystemdUnits.of(night("daily"), "/a b/%h", "/bin", "");

        assertThat(units.service())
                .contains("ExecStart=\"/bin/true\" \"100%% of \\\"it\\\" for $$5 \\\\o/\"")
                .contains("WorkingDirectory=/a b/%%h")
                .doesNotContain("User=");
    }

    @Test
    void cron_finds_nothing_wrong_with_the_line() throws IOException {
        Path crontab = Files.writeString(
                folder.resolve("crontab"), CronEntry.of(night("mon,fri"), folder.toString(), "/usr/bin:/bin"));

        ProgramReply reply = Programs.run(List.of("crontab", "-n", crontab.toString()), LIMIT);

        assertThat(reply.exitCode()).as(reply.output()).isZero();
        assertThat(crontab).content().contains("\n0 22 * * 1,5 cd ").contains("100\\% of");
    }

    @Test
    void cron_would_have_found_a_wrong_line() throws IOException {
        Path crontab = Files.writeString(folder.resolve("crontab"), "0 25 * * * true\n");

        assertThat(Programs.run(List.of("crontab", "-n", crontab.toString()), LIMIT)
                        .succeeded())
                .isFalse();
    }

    @Test
    void a_night_is_found_again_and_taken_away_among_other_lines() {
        String others = "MAILTO=me\n# mine\n5 4 * * * true\n";
        String crontab = others + CronEntry.of(night("daily"), "/x", "/bin");

        assertThat(NightMark.nights(crontab)).containsExactly(night("daily"));
        assertThat(CronEntry.without(crontab, "boxsoak-n-b")).isEqualTo(others);
        assertThat(CronEntry.without(crontab, "boxsoak-other")).isEqualTo(crontab);
    }

    private static ScheduledNight night(String days) {
        return new ScheduledNight(
                "boxsoak-n-b",
                "/p/100%.yaml",
                "",
                "local",
                "22:00",
                days,
                30_600,
                List.of("/bin/true", "100% of \"it\" for $5 \\o/"));
    }
}
