package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VirtualBoxSettingsTests {
    private static final VirtualBoxSettings DEFAULT = VirtualBoxSettings.DEFAULT;

    @Test
    void cma_must_leave_room_for_the_kernel() {
        assertRefused(
                () -> DEFAULT.withMemory(512, 512), "cma takes 512 of 512 MiB memory; at least 96 MiB must remain");
        assertRefused(() -> DEFAULT.withMemory(512, 417), "cma takes 417 of 512 MiB");
        assertThatCode(() -> DEFAULT.withMemory(512, 416)).doesNotThrowAnyException();
        assertThatCode(() -> DEFAULT.withMemory(512, 0)).doesNotThrowAnyException();
    }

    @Test
    void sizes_and_counts_have_limits() {
        assertRefused(() -> DEFAULT.withMemory(64, 0), "memory is 64 MiB; it must be from 96");
        assertRefused(() -> DEFAULT.withMemory(1 << 20, 0), "memory is 1048576 MiB");
        assertRefused(() -> DEFAULT.withMemory(512, -1), "cma is -1 MiB");
        assertRefused(() -> DEFAULT.withMemory(8192, 4096), "cma is 4096 MiB; it must be from 0 to 2048 MiB");
        assertRefused(() -> DEFAULT.withCpus(0), "cpus is 0; it must be from 1 to 8");
        assertRefused(() -> DEFAULT.withCpus(9), "cpus is 9");
        assertRefused(() -> DEFAULT.withAdbPort(65536), "the adb port is 65536");
    }

    @Test
    void kernel_must_be_a_package_whose_kernel_has_usb() {
        assertThatCode(() -> DEFAULT.withKernel("linux-image-6.12-arm64")).doesNotThrowAnyException();
        assertThatCode(() -> DEFAULT.withKernel("linux-image-6.12.117+deb12-arm64"))
                .doesNotThrowAnyException();
        assertRefused(() -> DEFAULT.withKernel("linux-image-cloud-arm64"), "cloud kernels have no USB");
        assertRefused(() -> DEFAULT.withKernel("linux-image-amd64"), "kernel is 'linux-image-amd64'");
        assertRefused(() -> DEFAULT.withKernel("../evil-arm64"), "kernel is '../evil-arm64'");
        assertRefused(() -> DEFAULT.withKernel("-oDir=/x"), "kernel is '-oDir=/x'");
    }

    @Test
    void kernel_parameters_are_single_words_and_not_boxsoaks_own() {
        assertRefused(() -> DEFAULT.withKernelParameters(List.of("a b")), "'a b' is no single word");
        assertRefused(() -> DEFAULT.withKernelParameters(List.of("")), "'' is no single word");
        assertRefused(() -> DEFAULT.withKernelParameters(List.of("cma=64M")), "use memory and cma instead");
        assertThatCode(() -> DEFAULT.withKernelParameters(List.of("wlan_soak_usb.preallocate=1")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_top_of_the_memory_is_kept_for_the_log_of_a_crash() {
        assertThat(kernelCommandLine(DEFAULT.withKernelParameters(List.of("wlan_soak_usb.preallocate=1"))))
                .isEqualTo("console=ttyAMA0 panic=1 cma=256M mem=511M boxsoak.ramoops=0x5ff00000,0x100000"
                        + " wlan_soak_usb.preallocate=1");
        assertThat(kernelCommandLine(DEFAULT.withMemory(4096, 0)))
                .isEqualTo("console=ttyAMA0 panic=1 cma=0M mem=4095M boxsoak.ramoops=0x13ff00000,0x100000");
    }

    @Test
    void everything_that_listens_does_so_on_loopback_or_in_the_boxs_folder() {
        List<String> words = command(DEFAULT).words();

        assertThat(words)
                .filteredOn(w -> w.contains("hostfwd"))
                .containsExactly("user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:5601-:5555");
        assertThat(words).filteredOn(w -> w.contains("server=on")).hasSize(3).allMatch(w -> w.contains("/tmp/b,,1/"));
    }

    private static QemuCommand command(VirtualBoxSettings settings) {
        BoxImage image = new BoxImage(Path.of("/i/vmlinuz"), Path.of("/i/initrd.gz"), "6.1.0-56-arm64");
        return new QemuCommand(settings, image, Path.of("/tmp/b,1"), 5601);
    }

    private static String kernelCommandLine(VirtualBoxSettings settings) {
        return command(settings).kernelCommandLine();
    }

    private static void assertRefused(ThrowingCallable settings, String reason) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
