package org.boxsoak.virtualbox;

import java.util.List;
import java.util.Set;

/**
 * How a virtual box is made.
 *
 * @param memoryMiB RAM, in MiB; the last one is kept for the kernel's log across a reboot
 * @param cmaMiB how much of it is set apart for CMA, in MiB; 0 for none
 * @param cpus number of processors
 * @param kernel the Debian package of the kernel: a meta package, or one exact kernel
 * @param kernelParameters further words of the kernel's command line, e.g. {@code wlan_soak_usb.preallocate=1}
 * @param qemuArguments further words of QEMU's command line
 * @param adbPort the port of this host where its adbd answers; 0 for any free one
 */
public record VirtualBoxSettings(
        int memoryMiB,
        int cmaMiB,
        int cpus,
        String kernel,
        List<String> kernelParameters,
        List<String> qemuArguments,
        int adbPort) {
    /** A TV box in the small: 512 MiB, half of it CMA, two processors, the kernel that Android 14 boxes run. */
    public static final VirtualBoxSettings DEFAULT =
            new VirtualBoxSettings(512, 256, 2, "linux-image-arm64", List.of(), List.of(), 0);

    // The kernel, its modules and the initial RAM disk take about 60 MiB outside CMA.
    private static final int LEAST_OUTSIDE_CMA_MIB = 96;
    // The kernel takes CMA from below 4 GiB, where QEMU's first 3 GiB lie.
    private static final int MOST_CMA_MIB = 2048;
    private static final int MOST_MEMORY_MIB = 65536;
    // The interrupt controller of QEMU's board knows no more.
    private static final int MOST_CPUS = 8;
    private static final Set<String> OWN_PARAMETERS = Set.of("console", "cma", "mem", "boxsoak.ramoops");

    public VirtualBoxSettings {
        kernelParameters = List.copyOf(kernelParameters);
        qemuArguments = List.copyOf(qemuArguments);
        check(
                memoryMiB >= LEAST_OUTSIDE_CMA_MIB && memoryMiB <= MOST_MEMORY_MIB,
                "memory is %d MiB; it must be from %d to %d MiB"
                        .formatted(memoryMiB, LEAST_OUTSIDE_CMA_MIB, MOST_MEMORY_MIB));
        check(
                cmaMiB >= 0 && cmaMiB <= MOST_CMA_MIB,
                "cma is %d MiB; it must be from 0 to %d MiB".formatted(cmaMiB, MOST_CMA_MIB));
        check(
                memoryMiB - cmaMiB >= LEAST_OUTSIDE_CMA_MIB,
                "cma takes %d of %d MiB memory; at least %d MiB must remain outside it for the kernel to boot"
                        .formatted(cmaMiB, memoryMiB, LEAST_OUTSIDE_CMA_MIB));
        check(cpus >= 1 && cpus <= MOST_CPUS, "cpus is %d; it must be from 1 to %d".formatted(cpus, MOST_CPUS));
        check(
                kernel.matches("linux-image-[a-z0-9.+-]*arm64"),
                "kernel is '%s'; it must be a Debian package such as linux-image-arm64".formatted(kernel));
        check(!kernel.contains("cloud"), "kernel is '%s'; Debian's cloud kernels have no USB".formatted(kernel));
        check(
                adbPort >= 0 && adbPort <= 65535,
                "the adb port is %d; it must be from 1 to 65535, or 0 for any".formatted(adbPort));
        kernelParameters.forEach(VirtualBoxSettings::checkParameter);
    }

    private static void checkParameter(String parameter) {
        check(parameter.matches("\\p{Graph}+"), "'%s' is no single word of a kernel command line".formatted(parameter));
        check(
                !OWN_PARAMETERS.contains(parameter.split("=", 2)[0]),
                "the kernel parameter '%s' is boxsoak's own; use memory and cma instead".formatted(parameter));
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("The virtual box cannot be made so: " + problem + ".");
        }
    }

    /** Both at once, since CMA is a part of the memory. */
    public VirtualBoxSettings withMemory(int memory, int cma) {
        return new VirtualBoxSettings(memory, cma, cpus, kernel, kernelParameters, qemuArguments, adbPort);
    }

    public VirtualBoxSettings withCpus(int count) {
        return new VirtualBoxSettings(memoryMiB, cmaMiB, count, kernel, kernelParameters, qemuArguments, adbPort);
    }

    public VirtualBoxSettings withKernel(String kernelPackage) {
        return new VirtualBoxSettings(memoryMiB, cmaMiB, cpus, kernelPackage, kernelParameters, qemuArguments, adbPort);
    }

    public VirtualBoxSettings withKernelParameters(List<String> parameters) {
        return new VirtualBoxSettings(memoryMiB, cmaMiB, cpus, kernel, parameters, qemuArguments, adbPort);
    }

    public VirtualBoxSettings withQemuArguments(List<String> arguments) {
        return new VirtualBoxSettings(memoryMiB, cmaMiB, cpus, kernel, kernelParameters, arguments, adbPort);
    }

    public VirtualBoxSettings withAdbPort(int port) {
        return new VirtualBoxSettings(memoryMiB, cmaMiB, cpus, kernel, kernelParameters, qemuArguments, port);
    }
}
