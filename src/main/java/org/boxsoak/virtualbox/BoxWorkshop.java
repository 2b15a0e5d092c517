package org.boxsoak.virtualbox;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.CacheFolder;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SourceFolder;
import org.boxsoak.bench.SystemRunClock;

/** Brings about what a virtual box needs: the emulator, the kernel's packages, and the image built of them and our own sources. */
final class BoxWorkshop {
    /** What running a virtual box takes. */
    static final List<HostPackage> TO_RUN =
            List.of(new HostPackage("qemu-system-arm", "qemu-system-aarch64"), HostPackage.program("adb"));

    /** What building its image takes. */
    static final List<HostPackage> TO_BUILD = List.of(
            new HostPackage("gcc-aarch64-linux-gnu", "aarch64-linux-gnu-gcc"),
            // A file of the target's C library; where arm64 is the host's own architecture, that library is the host's.
            new HostPackage("libc6-dev-arm64-cross", "/usr/aarch64-linux-gnu/include/stdio.h"),
            HostPackage.program("make"),
            HostPackage.program("bc"),
            HostPackage.program("cpio"));

    private final HostPackages host;
    private final List<HostPackage> toRun;
    private final KernelCatalog kernels;
    private final PackageCache packages;
    private final ImageCache images;

    private BoxWorkshop(Path cache, SourceFolder sources, RunClock clock) {
        PackageSources archives = PackageSources.of(OsRelease.ofThisHost(), System.getenv());
        PackageArchive archive = new PackageArchive(cache.resolve("apt"), archives);
        host = HostPackages.ofThisHost();
        toRun = Stream.concat(TO_RUN.stream(), archives.needed().stream()).toList();
        kernels = new KernelCatalog(cache.resolve("kernels"), archive, clock);
        packages = new PackageCache(cache.resolve("packages"), archive, clock);
        images = new ImageCache(cache.resolve("images"), sources, clock);
    }

    static BoxWorkshop ofThisHost() {
        return new BoxWorkshop(
                CacheFolder.locate(),
                SourceFolder.ofProject("The virtual box's sources", "src/main/virtualbox"),
                new SystemRunClock());
    }

    /**
     * The image for the kernel that a package stands for, and a host that can run it.
     *
     * @param kernelPackage e.g. {@code linux-image-arm64}
     */
    BoxImage image(String kernelPackage, Cancellation cancellation) {
        if (!HostPackages.missing(toRun).isEmpty()) {
            // A host that never ran one has no image either: say all at once, before the mirror is asked.
            host.require(Stream.concat(toRun.stream(), TO_BUILD.stream()).toList(), "the virtual box", cancellation);
        }
        KernelPackages kernel = kernels.current(kernelPackage, cancellation);
        Stream<HostPackage> needed =
                images.holds(kernel) ? toRun.stream() : Stream.concat(toRun.stream(), TO_BUILD.stream());
        host.require(needed.toList(), "the virtual box", cancellation);
        try {
            return build(kernel, cancellation);
        } catch (DownloadException e) {
            // The mirror drops a version as soon as it has a newer one.
            KernelPackages newer = kernels.renewed(kernelPackage, cancellation);
            if (newer.equals(kernel)) {
                throw e;
            }
            return build(newer, cancellation);
        }
    }

    private BoxImage build(KernelPackages kernel, Cancellation cancellation) {
        return images.image(kernel, () -> packages.unpacked(kernel, cancellation), cancellation);
    }
}
