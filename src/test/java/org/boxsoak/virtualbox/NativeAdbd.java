package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** The virtual box's adbd, compiled for this host and listening on a loopback port. It reboots nothing. */
final class NativeAdbd implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/main/virtualbox/adbd");

    private final Process process;
    private final int port;

    private NativeAdbd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Compiles adbd into the folder; skips the test where there is no C compiler. */
    static Path compile(Path folder) throws IOException {
        assumeTrue(
                Programs.find("gcc").isPresent(),
                "adbd is tested natively, which needs gcc: apt install gcc libc6-dev");
        Path program = folder.resolve("adbd");
        List<String> command =
                new ArrayList<>(List.of("gcc", "-O1", "-g", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-Wshadow"));
        command.addAll(List.of("-Wconversion", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));
        command.addAll(List.of("-o", program.toString()));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.map(Path::toString)
                    .filter(name -> name.endsWith(".c"))
                    .sorted()
                    .forEach(command::add);
        }
        ProgramReply reply = Programs.run(command, Duration.ofMinutes(2));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return program;
    }

    /**
     * Starts adbd.
     *
     * @param shell what runs the commands of shell: and exec:
     * @param folder where sync: keeps its files (below "files") and reboot: its reason ("reboot-reason")
     */
    static NativeAdbd start(Path program, Path shell, Path folder) throws IOException {
        Path reboot = script(folder.resolve("reboot"), "echo \"$1\" >" + folder.resolve("reboot-reason"));
        Path files = Files.createDirectories(folder.resolve("files"));
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--address",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--shell",
                        shell.toString(),
                        "--reboot",
                        reboot.toString(),
                        "--files",
                        files.toString(),
                        "--banner",
                        "device::ro.product.name=native;features=cmd"))
                .redirectError(folder.resolve("adbd.log").toFile())
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        assertThat(line).startsWith("adbd: listening at 127.0.0.1:");
        return new NativeAdbd(process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    /** Writes an executable shell script. */
    static Path script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Every process that adbd is responsible for. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** How many descriptors the listening process has open. */
    long openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return descriptors.count();
        }
    }

    @Override
    public void close() {
        Programs.kill(process);
    }
}
