package org.boxsoak.memory;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Understand a kernel release, as {@code uname -r} prints it or a log line holds it, and compare it with others.
 * <pre>
 * 5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800
 * 4.9.113
 * 6.1.0-18-amd64
 * </pre>
 * A release gives only the default of what a kernel does: vendors bring changes back, so what the text of a file shows goes first.
 *
 * @param text the release as it stands
 * @param major 5 in 5.4.125; 0 if the text holds no release
 * @param minor 4 in 5.4.125
 * @param patch 125 in 5.4.125; 0 if it is not given, and in Debian's and Ubuntu's releases, which hide it
 * @param android 11 in {@code -android11-}; null if this is no Android common kernel
 */
public record KernelRelease(
        String text,
        int major,
        int minor,
        int patch,
        @Nullable Integer android) implements Comparable<KernelRelease> {
    private static final Comparator<KernelRelease> BY_NUMBERS = Comparator.comparingInt(KernelRelease::major)
            .thenComparingInt(KernelRelease::minor)
            .thenComparingInt(KernelRelease::patch);

    /** Reads the first release in a text such as {@code 5.4.125-android11} or {@code Linux version 4.9.113 (...)}. */
    public static KernelRelease parse(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isDigit(text, at) && (at == 0 || isBreak(text.charAt(at - 1)))) {
                KernelRelease release = at(text, at);
                if (release.isKnown()) {
                    return release;
                }
            }
        }
        return new KernelRelease(text.strip(), 0, 0, 0, null);
    }

    /** Whether the text held a release at all; comparisons with an unknown one say nothing. */
    public boolean isKnown() {
        return major > 0;
    }

    /** Whether this is the release {@code major.minor} or a later one; false if it is not known. */
    public boolean isAtLeast(int major, int minor) {
        return isAtLeast(major, minor, 0);
    }

    public boolean isAtLeast(int major, int minor, int patch) {
        return isKnown() && compareTo(new KernelRelease("", major, minor, patch, null)) >= 0;
    }

    /** Whether this is known to be earlier than the release {@code major.minor}. */
    public boolean isBefore(int major, int minor) {
        return isKnown() && !isAtLeast(major, minor);
    }

    /** Whether this is an Android common kernel (or a vendor's child of one). */
    public boolean isAndroidCommon() {
        return android != null;
    }

    /** Who built it, as far as the text hints. */
    public KernelVendor vendor() {
        return KernelVendor.of(text, isAndroidCommon());
    }

    /** Whether the sources held changes that were not committed. */
    public boolean isDirty() {
        return text.contains("-dirty");
    }

    /** {@code 5.4}: what decides most formats. */
    public String series() {
        return major + "." + minor;
    }

    /** By version numbers alone: two builds of one version compare as equal, though they are not. */
    @Override
    public int compareTo(KernelRelease other) {
        return BY_NUMBERS.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }

    private static KernelRelease at(String text, int from) {
        int end = from;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        String release = text.substring(from, end);
        int dot = release.indexOf('.');
        int major = number(release, 0);
        int minor = dot < 0 ? -1 : number(release, dot + 1);
        if (dot != digits(release, 0) || major < 1 || major > 99 || minor < 0) {
            return new KernelRelease("", 0, 0, 0, null);
        }
        int afterMinor = digits(release, dot + 1);
        boolean hasPatch = afterMinor < release.length() && release.charAt(afterMinor) == '.';
        int patch = hasPatch ? Math.max(0, number(release, afterMinor + 1)) : 0;
        return new KernelRelease(release, major, minor, patch, android(release));
    }

    private static @Nullable Integer android(String release) {
        int mark = release.indexOf("-android");
        int version = mark < 0 ? -1 : number(release, mark + "-android".length());
        return version < 0 ? null : Integer.valueOf(version);
    }

    /** The number of one to four digits that begins here, or -1. */
    private static int number(String text, int from) {
        int end = digits(text, from);
        return end == from || end - from > 4 ? -1 : Integer.parseInt(text.substring(from, end));
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isBreak(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '(' || c == ':' || c == '=';
    }

    private static boolean isPart(char c) {
        return !isBreak(c) && c != ')' && c != ',' && c < 0x7f;
    }
}
