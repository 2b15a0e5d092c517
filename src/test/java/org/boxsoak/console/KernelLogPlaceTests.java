package org.boxsoak.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelLogPlaceTests {
    private final KernelLogPlace place = new KernelLogPlace();

    @Test
    void a_record_of_kmsg_looks_as_on_a_serial_console() {
        assertThat(KernelLogLine.parse("6,339,5140900,-;usb 1-1: new high-speed USB device number 3 using xhci-hcd"))
                .isEqualTo(new KernelLogLine(
                        339, 5_140_900, "[    5.140900] usb 1-1: new high-speed USB device number 3 using xhci-hcd"));
        assertThat(KernelLogLine.parse("<6>[   12.000001] eth0: link up"))
                .isEqualTo(new KernelLogLine(-1, 12_000_001, "[   12.000001] eth0: link up"));
        assertThat(KernelLogLine.parse(" SUBSYSTEM=usb")).isNull();
        assertThat(KernelLogLine.parse("Panic#1 Part1")).isNull();
    }

    @Test
    void what_lay_before_the_run_is_left_out_and_nothing_is_told_twice() {
        place.begin("b1", 5_000_000);

        assertThat(read("6,1,100,-;old", "6,2,6000000,-;first", "6,3,6000000,-;second"))
                .containsExactly("first", "second");
        assertThat(read("6,1,100,-;old", "6,2,6000000,-;first", "6,3,6000000,-;second", "6,4,7000000,-;third"))
                .containsExactly("third");
        assertThat(place.takeMissed()).isZero();
    }

    @Test
    void records_that_were_overwritten_are_counted() {
        place.begin("b1", -1);
        read("6,10,1,-;a");

        assertThat(read("6,15,9,-;b")).containsExactly("b");
        assertThat(place.takeMissed()).isEqualTo(4);
        assertThat(place.takeMissed()).isZero();
    }

    @Test
    void dmesg_that_is_polled_is_told_once_even_for_lines_of_one_moment() {
        place.begin("b1", -1);
        String[] poll = {"[    1.000000] a", "[    2.000000] b", "[    2.000000] c"};

        assertThat(read(poll)).hasSize(3);
        assertThat(read(poll)).isEmpty();
        assertThat(read("[    2.000000] c", "[    2.000000] d", "[    3.000000] e"))
                .hasSize(2);
    }

    @Test
    void another_boot_begins_at_its_first_line() {
        place.begin("b1", 5_000_000);
        read("6,900,9000000,-;late");
        place.begin("b2", -1);

        assertThat(read("6,0,0,-;Booting Linux on physical CPU 0x0")).hasSize(1);
    }

    @Test
    void the_last_words_of_a_boot_come_in_order_each_once_and_only_what_was_not_read_before() {
        place.begin("b1", -1);
        read("6,1,1000000,-;seen");
        List<KernelLogLine> merged = LastWords.merge(List.of(
                List.of("Panic#1 Part1", "<0>[    3.000000] Kernel panic - not syncing: x"),
                List.of("Panic#1 Part2", "<6>[    1.000000] seen", "<6>[    2.000000] unseen"),
                List.of("[    2.000000] unseen")));

        assertThat(merged)
                .filteredOn(line -> !place.hasRead(line))
                .extracting(KernelLogLine::text)
                .containsExactly("[    2.000000] unseen", "[    3.000000] Kernel panic - not syncing: x");
    }

    @Test
    void dumps_are_told_apart_by_name_size_and_time() {
        assertThat(
                        LastWords.parse(
                                "==boxsoak== /sys/fs/pstore/dmesg-ramoops-0 20 1700\nPanic#1\n\n==boxsoak== /proc/last_kmsg 3 9\nx\n"))
                .containsKeys("/sys/fs/pstore/dmesg-ramoops-0 20 1700", "/proc/last_kmsg 3 9");
    }

    @Test
    void damaged_lines_never_fail() {
        Random random = new Random(3);
        String whole = "6,339,5140900,-;usb 1-1: new device\n<6>[    5.140900] usb";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int damage = 0; damage < 3; damage++) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x500));
            }
            KernelLogLine line = KernelLogLine.parse(text.substring(random.nextInt(text.length())));
            if (line != null) {
                place.next(line);
            }
        }
    }

    private List<String> read(String... lines) {
        List<String> told = new ArrayList<>();
        for (String line : lines) {
            String text = place.next(Objects.requireNonNull(KernelLogLine.parse(line)));
            if (text != null) {
                told.add(text.replaceFirst("^\\[ *\\d+\\.\\d+\\] ", ""));
            }
        }
        return told;
    }
}
