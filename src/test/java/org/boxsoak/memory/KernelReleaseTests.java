package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelReleaseTests {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800, 5, 4, 125, 11, ANDROID_COMMON
            4.9.113, 4, 9, 113, , UNKNOWN
            3.10.0-1160.el7.x86_64, 3, 10, 0, , RED_HAT
            6.1.0-18-amd64, 6, 1, 0, , DEBIAN
            5.15.0-91-generic, 5, 15, 0, , UBUNTU
            6.6.31+rpt-rpi-v8, 6, 6, 31, , RASPBERRY_PI
            4.14.117-perf+, 4, 14, 117, , QUALCOMM
            5.10.110-rockchip-rk3588, 5, 10, 110, , ROCKCHIP
            5.15.137-android13-8-00205-gabc-amlogic, 5, 15, 137, 13, AMLOGIC
            6.12-rc3, 6, 12, 0, , UNKNOWN
            'Linux version 4.9.113 (builder@host) (gcc version 6.3.1)', 4, 9, 113, , UNKNOWN
            """)
    void reads_numbers_android_release_and_vendor(
            String text, int major, int minor, int patch, Integer android, KernelVendor vendor) {
        KernelRelease release = KernelRelease.parse(text);

        assertThat(release.isKnown()).isTrue();
        assertThat(release.major()).isEqualTo(major);
        assertThat(release.minor()).isEqualTo(minor);
        assertThat(release.patch()).isEqualTo(patch);
        assertThat(release.android()).isEqualTo(android);
        assertThat(release.vendor()).isEqualTo(vendor);
    }

    @Test
    void finds_the_release_of_the_incident_in_its_log_line() {
        KernelRelease release = KernelRelease.parse("CPU: 0 PID: 5171 Comm: kworker/0:0 Tainted: P WC O"
                + " 5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800 #1");

        assertThat(release).hasToString("5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800");
        assertThat(release.isDirty()).isTrue();
        assertThat(release.series()).isEqualTo("5.4");
    }

    @Test
    void compares_by_number_and_not_by_letter() {
        KernelRelease release = KernelRelease.parse("5.10.7");

        assertThat(release).isGreaterThan(KernelRelease.parse("5.4.125")).isLessThan(KernelRelease.parse("5.10.70"));
        assertThat(release.isAtLeast(5, 4)).isTrue();
        assertThat(release.isAtLeast(5, 10, 8)).isFalse();
        assertThat(release.isBefore(5, 15)).isTrue();
        assertThat(release.isBefore(5, 10)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x.y", "5", "5.", "99999.1", "5.99999", "١.٢", "kernel", "100.1.1"})
    void a_text_without_a_release_is_unknown_and_neither_early_nor_late(String text) {
        KernelRelease release = KernelRelease.parse(text);

        assertThat(release.isKnown()).isFalse();
        assertThat(release.isAtLeast(3, 0)).isFalse();
        assertThat(release.isBefore(7, 0)).isFalse();
    }
}
