package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.Programs;
import org.boxsoak.bench.RunClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real apt on a small package mirror in a folder. */
class KernelCatalogTests {
    private static final String META = "linux-image-arm64";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private LocalMirror mirror;
    private PackageArchive archive;

    @BeforeEach
    void a_mirror_with_one_kernel() throws IOException {
        assumeTrue(
                Programs.find("apt-get").isPresent()
                        && Programs.find("dpkg-deb").isPresent(),
                "a Debian host");
        mirror = new LocalMirror(folder.resolve("mirror"));
        mirror.publishKernel("6.1.0-56", "6.1.192-2");
        archive = new PackageArchive(folder.resolve("apt"), mirror);
    }

    @Test
    void a_meta_package_leads_to_image_headers_and_tools_of_one_version() {
        KernelPackages kernel = current();

        assertThat(kernel.release()).isEqualTo("6.1.0-56-arm64");
        assertThat(kernel.version()).isEqualTo("6.1.192-2");
        assertThat(kernel.packages())
                .containsExactly(
                        "linux-image-6.1.0-56-arm64:arm64=6.1.192-2",
                        "linux-headers-6.1.0-56-arm64:arm64=6.1.192-2",
                        "linux-headers-6.1.0-56-common=6.1.192-2",
                        "linux-kbuild-6.1:" + archive.hostArchitecture() + "=6.1.192-2",
                        "busybox-static:arm64=1.35.0-4");
    }

    @Test
    void an_exact_kernel_can_be_named() {
        assertThat(catalog()
                        .current("linux-image-6.1.0-56-arm64", new Cancellation())
                        .release())
                .isEqualTo("6.1.0-56-arm64");
    }

    @Test
    void the_mirror_is_asked_once_a_week() throws IOException {
        KernelPackages old = current();
        mirror.publishKernel("6.1.0-57", "6.1.193-1");

        clock.now = clock.now.plus(Duration.ofDays(6));
        assertThat(current()).isEqualTo(old);
        clock.now = clock.now.plus(Duration.ofDays(2));
        assertThat(current().release()).isEqualTo("6.1.0-57-arm64");
    }

    @Test
    void a_mirror_that_is_gone_leaves_the_kernel_of_last_time() throws IOException {
        KernelPackages old = current();
        mirror.vanish();
        FolderTree.delete(folder.resolve("apt"));
        clock.now = clock.now.plus(Duration.ofDays(8));

        assertThat(current()).isEqualTo(old);
    }

    @Test
    void a_mirror_without_arm64_kernels_says_what_is_missing() {
        assertThatThrownBy(() -> catalog().current("linux-image-6.12-arm64", new Cancellation()))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("offer no linux-image-6.12-arm64:arm64");
    }

    @Test
    void a_damaged_memory_is_asked_anew() throws IOException {
        KernelPackages kernel = current();
        Files.writeString(folder.resolve("kernels/" + META + ".properties"), "release=6.1.0\nask-again=never\n");

        assertThat(current()).isEqualTo(kernel);
    }

    @Test
    void packages_are_unpacked_into_one_tree_once() throws IOException {
        PackageCache packages = new PackageCache(folder.resolve("packages"), archive, clock);
        KernelPackages kernel = current();

        Path tree = packages.unpacked(kernel, new Cancellation());

        assertThat(tree.resolve("boot/vmlinuz-6.1.0-56-arm64")).hasContent("linux-image-6.1.0-56-arm64");
        assertThat(tree.resolve("bin/busybox-static")).exists();
        assertThat(tree.resolve(".downloads")).doesNotExist();
        mirror.vanish();
        assertThat(packages.unpacked(kernel, new Cancellation())).isEqualTo(tree);
    }

    @Test
    void a_version_that_the_mirror_dropped_cannot_be_downloaded_but_its_successor_can() throws IOException {
        KernelPackages old = current();
        mirror.vanish();
        mirror.publishKernel("6.1.0-57", "6.1.193-1");
        PackageCache packages = new PackageCache(folder.resolve("packages"), archive, clock);

        assertThatThrownBy(() -> packages.unpacked(old, new Cancellation()))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("cannot be downloaded");

        KernelPackages renewed = catalog().renewed(META, new Cancellation());
        assertThat(packages.unpacked(renewed, new Cancellation()).resolve("boot/vmlinuz-6.1.0-57-arm64"))
                .exists();
    }

    private KernelPackages current() {
        return catalog().current(META, new Cancellation());
    }

    private KernelCatalog catalog() {
        return new KernelCatalog(folder.resolve("kernels"), archive, clock);
    }

    /** Stands still until it is moved. */
    private static final class MovableClock implements RunClock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Duration elapsed() {
            return Duration.between(Instant.parse("2026-01-01T00:00:00Z"), now);
        }

        @Override
        public void waitUntil(Duration moment, Cancellation cancellation) {
            throw new UnsupportedOperationException("nobody waits here");
        }
    }
}
