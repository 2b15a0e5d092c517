package org.boxsoak.memory;

import java.util.List;
import java.util.Locale;

/** Name whose kernel it is, as far as a release string hints: their trees differ from mainline where it matters here. */
public enum KernelVendor {
    AMLOGIC("amlogic", "meson", "-aml"),
    QUALCOMM("-perf", "qgki", "-qcom"),
    ROCKCHIP("rockchip", "-rk3", "-rk2"),
    RASPBERRY_PI("-rpi", "-v7", "-v8", "raspi"),
    RED_HAT(".el7", ".el8", ".el9", ".el10", ".fc"),
    UBUNTU("-generic", "-lowlatency", "-aws", "-azure", "-gcp"),
    DEBIAN("-amd64", "-arm64", "-686", "-armmp"),
    /** An Android common kernel without a further hint. */
    ANDROID_COMMON(),
    /** No hint: mainline, or a vendor that leaves no trace. */
    UNKNOWN();

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which the checker cannot see
    private final List<String> hints;

    KernelVendor(String... hints) {
        this.hints = List.of(hints);
    }

    static KernelVendor of(String release, boolean isAndroidCommon) {
        String lower = release.toLowerCase(Locale.ROOT);
        for (KernelVendor vendor : values()) {
            if (vendor.hints.stream().anyMatch(lower::contains)) {
                return vendor;
            }
        }
        return isAndroidCommon ? ANDROID_COMMON : UNKNOWN;
    }
}
