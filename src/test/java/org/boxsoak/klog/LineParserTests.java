package org.boxsoak.klog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineParserTests {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    [  123.456789] usb 1-1: new device                                  ~ usb 1-1: new device ~ KERNEL
                    [  123.456789][ T1234] usb 1-1: new device                          ~ usb 1-1: new device ~ KERNEL
                    [  123.456789] [    C1] usb 1-1: new device                         ~ usb 1-1: new device ~ KERNEL
                    <6>[  123.456789] usb 1-1: new device                               ~ usb 1-1: new device ~ KERNEL
                    [    0.000000] <0>[    0.000000@0]d Linux version 4.9.113            ~ Linux version 4.9.113 ~ KERNEL
                    [    0.000000@0]- Linux version 4.9.113                             ~ Linux version 4.9.113 ~ KERNEL
                    4,1234,5678901,-;usb 1-1: new device                                ~ usb 1-1: new device ~ KERNEL
                    11-22 13:32:07.123     0     0 W CPU     : 0 PID: 5171 Comm: x       ~ CPU: 0 PID: 5171 Comm: x ~ KERNEL
                    11-22 13:32:07.123  root     0     0 I         : [ 1.0] Mem-Info:    ~ Mem-Info: ~ KERNEL
                    2023-11-22 13:32:07.123 +0100   812   900 E Player  : no frame       ~ Player: no frame ~ PROGRAM
                    1694563200.123     0     0 W kworker/0:0: page allocation            ~ kworker/0:0: page allocation ~ KERNEL
                    W/CPU     (    0): 0 PID: 5171                                       ~ CPU: 0 PID: 5171 ~ KERNEL
                    11-22 13:32:07.123 E/Player(  812): BUG: no frame                    ~ Player: BUG: no frame ~ PROGRAM
                    May 10 10:00:00 box kernel: [  123.456789] text                      ~ text ~ KERNEL
                    Nov  1 00:00:10 kernel: text                                         ~ text ~ KERNEL
                    May 10 10:00:00 box sshd[12]: BUG: text                              ~ BUG: text ~ PROGRAM
                    Thu Jan  1 00:00:10 1970 kern.warn kernel: [   10.123456] text       ~ text ~ KERNEL
                    Jan  1 00:00:10 (none) user.warn kernel: text                        ~ text ~ KERNEL
                    févr. 11 21:33:50 laptop kernel: text                                ~ text ~ KERNEL
                    2023-05-10T10:00:00.123456+00:00 box kernel: text                    ~ text ~ KERNEL
                    [Wed May 10 10:00:00 2023] text                                      ~ text ~ KERNEL
                    [2023-05-10 10:00:00.123] [  123.456789] text                        ~ text ~ KERNEL
                    10:00:00.123 text                                                    ~ text ~ PLAIN
                    kern  :warn  : [  123.456789] text                                   ~ text ~ KERNEL
                    [  123.456789]  (0)[1234:kworker/0:1]text                            ~ text ~ KERNEL
                    [  123.456789]  [0:      swapper/0:    0] text                       ~ text ~ KERNEL
                    > [  123.456789] text                                                ~ text ~ KERNEL
                    [Fr Feb 14 14:49:33 2025] text                                       ~ text ~ KERNEL
                    [五 2月 14 14:49:33 2025] text                                        ~ text ~ KERNEL
                    [Feb14 14:49] text                                                   ~ text ~ KERNEL
                    [  +0.000030] text                                                   ~ text ~ KERNEL
                    [   12.345678 <    0.000123>] text                                   ~ text ~ KERNEL
                    2023-05-10T10:00:00,123456+00:00 kworker/0:0: page allocation        ~ kworker/0:0: page allocation ~ KERNEL
                    11745 [46223316.649832] text                                         ~ text ~ KERNEL
                    123:[   12.345678] text                                              ~ text ~ KERNEL
                    [    1.234567] [pid:1,cpu0,init]text                                 ~ text ~ KERNEL
                    [    1.234567s][pid:1,cpu0,swapper/0]text                            ~ text ~ KERNEL
                    {"_TRANSPORT":"kernel","MESSAGE":"say \\"text\\""}                   ~ say "text" ~ KERNEL
                    {"log":"[   12.345678] text\\n","stream":"stdout"}                    ~ text ~ KERNEL
                    &lt;4&gt;[   12.345678] &lt;TASK&gt;<br>                               ~ <TASK> ~ KERNEL
                    [0000000000000000] pgd=000000000d702003                              ~ [0000000000000000] pgd=000000000d702003 ~ PLAIN
                    [cma] driver:46165 anon:36301                                        ~ [cma] driver:46165 anon:36301 ~ PLAIN
                    [ffffffc0200eb5c0+ 144][<ffffffc00a72fd30>] f+0x0/0x1                ~ [ffffffc0200eb5c0+ 144][<ffffffc00a72fd30>] f+0x0/0x1 ~ PLAIN
                    """)
    void prefixes_are_taken_off(String raw, String text, Origin origin) {
        List<LogLine> lines = LineParser.parse(1, raw);

        LogLine line = lines.get(lines.size() - 1);
        assertThat(line.text()).isEqualTo(text);
        assertThat(line.origin()).isEqualTo(origin);
    }

    @Test
    void two_records_that_ran_into_one_line_are_two() {
        List<LogLine> lines =
                LineParser.parse(7, "[    1.000000] usb 1-1: new[    1.000100] Kernel panic - not syncing: x");

        assertThat(lines).extracting(LogLine::text).containsExactly("usb 1-1: new", "Kernel panic - not syncing: x");
        assertThat(lines).extracting(LogLine::number).containsOnly(7L);
    }

    @Test
    void a_prompt_before_the_first_record_is_cut_off() {
        List<LogLine> lines = LineParser.parse(1, "console:/ $ \u001b[1;31m[   12.345678]\u001b[0m BUG: x\0\r");

        assertThat(lines.get(lines.size() - 1).text()).isEqualTo("BUG: x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    [ffffffc0200eb5c0+ 144][<ffffffc00a72fd30>] glSetHifInfo+0x670/0x7c0 [wlan_mt7663_usb] ~ glSetHifInfo [wlan_mt7663_usb]
                    usb_probe_interface+0x1e8/0x2a0 [usbcore 6d2ca40337f4]                                ~ usb_probe_interface [usbcore]
                    [<c0015d30>] (unwind_backtrace) from [<c0012f28>] (show_stack+0x10/0x14)              ~ unwind_backtrace
                    unwind_backtrace from show_stack+0x10/0x14                                            ~ unwind_backtrace
                    [<ffffffff8116e8a3>] warn_alloc_failed+0xf3/0x160                                     ~ warn_alloc_failed
                    [c000000001a3bb60] [c0000000003a1b2c] __alloc_pages+0x2c/0x100 (unreliable)           ~ __alloc_pages
                    arm_smmu_write_s2cr+0x98/0xb4 (P)                                                     ~ arm_smmu_write_s2cr
                    0xffffffc078f78a18 [mt76@00000000936acc78+0xe000]                                     ~ 0xffffffc078f78a18 [mt76]
                    """)
    void frames_of_all_forms_are_read(String text, String place) {
        assertThat(StackLine.frames(text).get(0).place()).isEqualTo(place);
    }

    @Test
    void what_is_no_frame_is_none() {
        assertThat(StackLine.frames("pc : glSetHifInfo+0x670/0x7c0")).isEmpty();
        assertThat(StackLine.frames("usb 1-1: new device")).isEmpty();
    }
}
