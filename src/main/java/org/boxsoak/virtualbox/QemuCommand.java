package org.boxsoak.virtualbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of QEMU for a virtual box; everything that listens does so on loopback or in the box's own folder. */
record QemuCommand(VirtualBoxSettings settings, BoxImage image, Path folder, int adbPort) {
    static final String CONSOLE_LOG = "console.log";
    static final String CONSOLE_SOCKET = "console.sock";
    static final String QMP_SOCKET = "qmp.sock";
    /** A second control socket, for the harness alone: QEMU serves one client a socket, and relays have the first. */
    static final String CONTROL_SOCKET = "control.sock";

    // hw/arm/virt.c: the board's RAM begins at 1 GiB.
    private static final long RAM_MIB = 1024;
    private static final int RAMOOPS_MIB = 1;

    List<String> words() {
        List<String> words = new ArrayList<>(List.of("qemu-system-aarch64"));
        words.addAll(List.of("-name", "boxsoak", "-nodefaults", "-no-user-config", "-display", "none"));
        words.addAll(List.of("-M", "virt", "-cpu", "cortex-a53", "-accel", "tcg,thread=multi"));
        words.addAll(List.of("-smp", Integer.toString(settings.cpus())));
        words.addAll(List.of("-m", settings.memoryMiB() + "M"));
        words.addAll(List.of(
                "-kernel", image.kernel().toString(), "-initrd", image.initrd().toString()));
        words.addAll(List.of("-append", kernelCommandLine()));
        words.addAll(List.of("-device", "qemu-xhci,id=xhci"));
        // restrict: the guest reaches nothing beyond this port. No romfile: nobody boots from the network, and Debian
        // has that file in a package of its own.
        words.addAll(List.of(
                "-netdev",
                "user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:" + adbPort + "-:5555",
                "-device",
                "virtio-net-pci,netdev=n0,romfile="));
        words.addAll(List.of("-device", "i6300esb"));
        // The log file gets every byte, the first ones too; the socket loses what comes while nobody is connected.
        words.addAll(List.of(
                "-chardev",
                "socket,id=con,path=" + path(CONSOLE_SOCKET) + ",server=on,wait=off,logappend=on,logfile="
                        + path(CONSOLE_LOG),
                "-serial",
                "chardev:con"));
        words.addAll(List.of("-qmp", "unix:" + path(QMP_SOCKET) + ",server=on,wait=off"));
        words.addAll(List.of("-qmp", "unix:" + path(CONTROL_SOCKET) + ",server=on,wait=off"));
        words.addAll(settings.qemuArguments());
        return words;
    }

    String kernelCommandLine() {
        List<String> words = new ArrayList<>();
        words.add("console=ttyAMA0");
        words.add("panic=1");
        // Also where it is 0: left out, the kernel sets 64 MiB apart.
        words.add("cma=" + settings.cmaMiB() + "M");
        // The top of the RAM is left alone by the kernel, and QEMU keeps it over a reset: there the log of a crash
        // survives.
        int usableMiB = settings.memoryMiB() - RAMOOPS_MIB;
        words.add("mem=" + usableMiB + "M");
        words.add("boxsoak.ramoops=0x%x,0x%x".formatted((RAM_MIB + usableMiB) << 20, RAMOOPS_MIB << 20));
        words.addAll(settings.kernelParameters());
        return String.join(" ", words);
    }

    // A comma ends a value in QEMU's options, two stand for one.
    private String path(String name) {
        return folder.resolve(name).toString().replace(",", ",,");
    }
}
