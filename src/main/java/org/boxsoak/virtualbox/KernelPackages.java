package org.boxsoak.virtualbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.boxsoak.bench.BenchException;

/**
 * The Debian packages that the virtual box is built from, all of one kernel version.
 *
 * @param release what {@code uname -r} will say, e.g. {@code 6.1.0-56-arm64}
 * @param version the packages' version, e.g. {@code 6.1.192-2}
 * @param packages each as {@code name:architecture=version}
 */
record KernelPackages(String release, String version, List<String> packages) {
    private static final String IMAGE = "linux-image-";

    KernelPackages {
        packages = List.copyOf(packages);
    }

    /** The name of its folders in the cache. */
    String key() {
        return (release + "_" + version).replace(':', '.');
    }

    /**
     * Follows the dependencies from a kernel's meta package (or from a kernel's own package) to all that is needed.
     *
     * @param wanted e.g. {@code linux-image-arm64}, whose ABI number rolls with every security update
     */
    static KernelPackages resolve(PackageArchive archive, String wanted) {
        DebianPackage image = find(archive, wanted + ":arm64");
        // A meta package depends on the current image, an image depends on none.
        while (image.depends().stream().anyMatch(d -> d.startsWith(IMAGE))) {
            image = find(archive, dependency(image, IMAGE) + ":arm64");
        }
        String release = image.name().substring(IMAGE.length());
        DebianPackage headers = find(archive, "linux-headers-" + release + ":arm64");
        DebianPackage busybox = find(archive, "busybox-static:arm64");

        List<String> packages = new ArrayList<>();
        packages.add(image.name() + ":arm64=" + image.version());
        packages.add(headers.name() + ":arm64=" + image.version());
        packages.add(dependency(headers, "linux-headers-") + "=" + image.version());
        packages.add(dependency(headers, "linux-kbuild-") + ":" + archive.hostArchitecture() + "=" + image.version());
        packages.add("busybox-static:arm64=" + busybox.version());
        return new KernelPackages(release, image.version(), packages);
    }

    private static String dependency(DebianPackage of, String prefix) {
        return of.depends().stream()
                .filter(d -> d.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new BenchException("The package " + of.name() + " " + of.version()
                        + " names no " + prefix + "... among its dependencies, so that its modules cannot be built."
                        + " Name another kernel with 'kernel:' in the bench."));
    }

    private static DebianPackage find(PackageArchive archive, String name) {
        return archive.candidate(name)
                .orElseThrow(() -> new BenchException("The package sources offer no " + name
                        + ". The virtual box is built from Debian's arm64 packages: see that a Debian mirror is among the"
                        + " sources, not limited to other architectures, and that it answers ('apt-get update' shows it),"
                        + " or name one with " + DebianMirror.VARIABLE + "."));
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("release", release);
        properties.setProperty("version", version);
        properties.setProperty("packages", String.join(" ", packages));
        return properties;
    }

    /** Reads back {@link #toProperties}; wrong or missing values make an {@link IllegalArgumentException}. */
    static KernelPackages of(Properties properties) {
        String release = properties.getProperty("release", "");
        String version = properties.getProperty("version", "");
        String packages = properties.getProperty("packages", "");
        if (release.isBlank() || version.isBlank() || packages.isBlank()) {
            throw new IllegalArgumentException("a kernel without release, version or packages");
        }
        return new KernelPackages(release, version, List.of(packages.split(" ")));
    }
}
