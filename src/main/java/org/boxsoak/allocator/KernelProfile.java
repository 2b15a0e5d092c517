package org.boxsoak.allocator;

import org.boxsoak.memory.KernelRelease;
import org.boxsoak.memory.KernelVendor;

/**
 * Say how the page allocator of one kernel behaves: its release, and whose tree it is.
 *
 * @param release the release; an unknown one counts as 5.4, whose rules lie in the middle of all that differ
 * @param isAmlogic whether the tree is Amlogic's (from {@code Hardware name: Amlogic}, or from lines that only that tree prints)
 */
public record KernelProfile(KernelRelease release, boolean isAmlogic) {
    public static final KernelProfile UNKNOWN = of("");

    /** The profile of a release as a log line or {@code uname -r} prints it. */
    public static KernelProfile of(String release) {
        KernelRelease parsed = KernelRelease.parse(release);
        return new KernelProfile(parsed, parsed.vendor() == KernelVendor.AMLOGIC);
    }

    public KernelProfile withAmlogic(boolean amlogic) {
        return new KernelProfile(release, isAmlogic || amlogic);
    }

    /** This profile; or, where the log shows no release, that of the releases whose numbers these flags are. */
    public KernelProfile orAssumedFrom(GfpMask gfp) {
        if (release.isKnown()) {
            return this;
        }
        boolean isOld = gfp.has("__GFP_WAIT") || (gfp.name().equals("GFP_ATOMIC") && gfp.mode() == 0x20);
        return isOld ? new KernelProfile(KernelRelease.parse("3.10"), isAmlogic) : this;
    }

    /** Whether this kernel is at least {@code major.minor}; a kernel of unknown release is taken for 5.4. */
    boolean isAtLeast(int major, int minor) {
        return isAtLeast(major, minor, 0);
    }

    boolean isAtLeast(int major, int minor, int patch) {
        if (!release.isKnown()) {
            return major < 5 || (major == 5 && minor <= 4);
        }
        return release.isAtLeast(major, minor, patch);
    }

    WatermarkStyle watermarkStyle() {
        if (!isAtLeast(4, 4)) {
            return WatermarkStyle.BY_ORDER;
        }
        // 6.1.0 has the old code, 6.1.192 the new; the sublevel in between is not known.
        return isAtLeast(6, 3) || (isAtLeast(6, 1, 100) && !isAtLeast(6, 2))
                ? WatermarkStyle.RESERVES
                : WatermarkStyle.HARDER;
    }
}
