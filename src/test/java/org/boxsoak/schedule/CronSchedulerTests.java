package org.boxsoak.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.MissingSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a crontab program of its own, whose syntax check is that of the real one: the host's crontab is not touched. */
class CronSchedulerTests {
    private static final ScheduledNight NIGHT =
            new ScheduledNight("boxsoak-n-b", "/p.yaml", "", "local", "22:00", "daily", 600, List.of("/bin/true"));

    @TempDir
    Path folder;

    @Test
    void a_night_is_added_listed_and_removed_and_the_users_lines_stay() throws IOException {
        CronScheduler cron = cron("true");
        Files.writeString(folder.resolve("tab"), "5 4 * * * true");

        cron.add(NIGHT);
        assertThat(cron.nights()).containsExactly(NIGHT);
        assertThat(folder.resolve("tab")).content().startsWith("5 4 * * * true\n# boxsoak-night:");

        cron.remove(NIGHT);
        assertThat(folder.resolve("tab")).hasContent("5 4 * * * true\n");
    }

    @Test
    void an_empty_crontab_is_no_error() throws IOException {
        assertThat(cron("true").nights()).isEmpty();
    }

    @Test
    void a_crontab_that_cannot_be_read_is_never_replaced() throws IOException {
        CronScheduler cron = cron("echo 'cannot open' >&2; exit 1");
        Files.writeString(folder.resolve("tab"), "5 4 * * * true\n");

        assertThatThrownBy(() -> cron.add(NIGHT))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("cannot open");
        assertThat(folder.resolve("tab")).hasContent("5 4 * * * true\n");
    }

    @Test
    void a_host_without_cron_says_how_to_get_it() {
        assertThatThrownBy(() -> new CronScheduler("/no/crontab", folder, "/bin").require())
                .isInstanceOf(MissingSetupException.class)
                .hasMessageContaining("apt-get install -y cron");
    }

    private CronScheduler cron(String beforeReading) throws IOException {
        Path program = Files.writeString(folder.resolve("crontab"), """
                #!/bin/sh
                cd "$(dirname "$0")"
                if [ "$1" = -l ]; then %s; [ -e tab ] || { echo "no crontab for root" >&2; exit 1; }; exec cat tab; fi
                crontab -n "$1" && cp "$1" tab
                """.formatted(beforeReading));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new CronScheduler(program.toString(), folder, "/bin");
    }
}
