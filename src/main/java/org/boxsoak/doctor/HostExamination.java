package org.boxsoak.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.AdbTool;

/** Looks at this host: its Java, its adb, its disk. */
final class HostExamination {
    private static final int JAVA = 17;
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Pattern PROTOCOL = Pattern.compile("version 1\\.0\\.(\\d+)");
    private static final Pattern RELEASE = Pattern.compile("(?m)^Version (\\S+)");
    /** A night of samples takes some ten MiB, a crash dump and a report as much again. */
    private static final long LEAST_MIB = 100;

    private static final long ENOUGH_MIB = 1024;

    private HostExamination() {}

    static Finding jdk() {
        int feature = Runtime.version().feature();
        String found = "Java " + Runtime.version() + ", " + System.getProperty("java.vendor", "of an unknown vendor");
        return feature >= JAVA
                ? Finding.ok("jdk", found)
                : Finding.failed(
                        "jdk", found, "Install a JDK " + JAVA + ": apt-get install -y openjdk-17-jdk-headless");
    }

    static Finding disk(Path reports) {
        Path folder = reports;
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        // Not by Files.getFileStore, which knows no mount point within a chroot.
        long mib = folder.toFile().getUsableSpace() >> 20;
        String found = String.format(Locale.ROOT, "%,d MiB free for reports at %s", mib, reports);
        String mend = "Make room there, or name another folder with 'boxsoak run --reports DIR'.";
        if (!Files.isWritable(folder)) {
            return Finding.failed("host-disk", folder + " cannot be written by this user", mend);
        }
        return mib >= ENOUGH_MIB
                ? Finding.ok("host-disk", found)
                : mib >= LEAST_MIB
                        ? Finding.warning("host-disk", found, mend)
                        : Finding.failed("host-disk", found, mend);
    }

    /** The adb program and the server, which need not be of one release. */
    static List<Finding> adb(AdbServer server, Cancellation cancellation) {
        List<Finding> findings = new ArrayList<>();
        String said = programSays();
        int protocol = protocol(said);
        findings.add(program(said, protocol));
        AdbTool tool = new AdbTool(server, cancellation);
        try {
            boolean wasRunning = tool.isServerRunning();
            tool.startServer(QUICK);
            findings.add(server(server, tool.serverVersion(QUICK), protocol, wasRunning));
        } catch (BenchException e) {
            findings.add(Finding.failed(
                    "adb-server",
                    String.valueOf(e.getMessage()),
                    "Start one with 'adb -P " + server.port() + " start-server', or set 'adb-server' in the bench."));
        }
        return findings;
    }

    private static Finding program(String said, int protocol) {
        if (protocol < 0) {
            return Finding.failed(
                    "adb", "the program adb was not found or does not say its version", "apt-get install -y adb");
        }
        Matcher release = RELEASE.matcher(said);
        return Finding.ok("adb", "adb 1.0." + protocol + (release.find() ? ", release " + release.group(1) : ""));
    }

    private static Finding server(AdbServer server, int version, int protocol, boolean wasRunning) {
        String found =
                "answers at " + server + " with version 1.0." + version + (wasRunning ? "" : ", started just now");
        return protocol < 0 || version == protocol
                ? Finding.ok("adb-server", found)
                : Finding.warning(
                        "adb-server",
                        found + ", while the program adb here is 1.0." + protocol
                                + " and would end that server when it is called",
                        "Use one adb on this host: remove the other from the PATH, then 'adb kill-server'.");
    }

    private static String programSays() {
        Optional<Path> program = Programs.find("adb");
        try {
            return program.isEmpty()
                    ? ""
                    : Programs.run(List.of(program.get().toString(), "version"), QUICK)
                            .output();
        } catch (BenchException e) {
            return "";
        }
    }

    private static int protocol(String said) {
        Matcher version = PROTOCOL.matcher(said);
        return version.find() ? Integer.parseInt(version.group(1)) : -1;
    }
}
