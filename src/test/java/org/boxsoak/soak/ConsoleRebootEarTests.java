package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleRebootEarTests {
    private final ManualClock clock = new ManualClock();
    private final List<String> noticed = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void one_reboot_is_told_once_however_many_lines_tell_of_it_and_the_runs_own_boot_is_none() {
        try (RunJournal journal = journal()) {
            ConsoleRebootEar ear = new ConsoleRebootEar(journal);
            hear(ear, "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd034]");
            ear.listen();
            for (int boot = 0; boot < 2; boot++) {
                hear(ear, "[   99.000000] usb 1-1: USB disconnect, device number 2");
                hear(ear, "[  100.000000] Kernel panic - not syncing: Oops: Fatal exception");
                hear(ear, "[  100.100000] ---[ end Kernel panic - not syncing: Oops: Fatal exception ]---");
                hear(ear, "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd034]");
                hear(ear, "[    0.000000] Linux version 6.1.0");
                hear(ear, "[    4.000000] boxsoak: ready");
            }

            assertThat(noticed)
                    .containsExactly(
                            "Kernel panic - not syncing: Oops: Fatal exception",
                            "Kernel panic - not syncing: Oops: Fatal exception");
        }
    }

    @Test
    void a_box_that_goes_again_soon_and_says_nothing_between_is_told_again() {
        try (RunJournal journal = journal()) {
            ConsoleRebootEar ear = new ConsoleRebootEar(journal);
            ear.listen();
            hear(ear, "[  100.000000] sysrq: Resetting");
            hear(ear, "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd034]");
            hear(ear, "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd034]");
            clock.advance(Duration.ofSeconds(5));
            hear(ear, "[    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd034]");

            assertThat(noticed).containsExactly("sysrq: Resetting", "Booting Linux on physical CPU");
        }
    }

    private void hear(ConsoleRebootEar ear, String line) {
        ear.hear(line, clock.elapsed());
    }

    private RunJournal journal() {
        RunJournal journal =
                RunJournal.open(RunFolder.create(folder, "plan", "box", clock.now()), Timeline.startingNow(clock));
        journal.follow(line -> noticed.add(((RunEvent.RebootNoticed) line.event()).what()));
        return journal;
    }
}
