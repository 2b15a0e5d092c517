package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/**
 * Package sources, seen for arm64 as well as for this host, without changing the host: apt with a private state and cache folder. apt
 * checks every signature and checksum as usual, and no rights are needed.
 */
final class PackageArchive {
    private static final Duration ASK = Duration.ofMinutes(1);
    private static final Duration DOWNLOAD = Duration.ofMinutes(20);

    private final Path folder;
    private final PackageSources sources;

    PackageArchive(Path folder, PackageSources sources) {
        this.folder = folder;
        this.sources = sources;
    }

    /** The host's architecture in Debian's words, e.g. {@code amd64}. */
    String hostArchitecture() {
        return Programs.run(List.of("dpkg", "--print-architecture"), ASK)
                .output()
                .strip();
    }

    /** Fetches the package lists anew; false when some of them could not be had, and older ones stay in force. */
    boolean refresh() {
        ProgramReply reply = apt(folder, DOWNLOAD, "apt-get", "-q", "update");
        return reply.succeeded() && !reply.output().contains("Failed to fetch");
    }

    /** The version that apt would install of a package, e.g. {@code linux-image-arm64:arm64}. */
    Optional<DebianPackage> candidate(String name) {
        ProgramReply reply = apt(folder, ASK, "apt-cache", "show", "--no-all-versions", name);
        return reply.succeeded() && reply.output().contains("Package:")
                ? Optional.of(DebianPackage.parse(reply.output()))
                : Optional.empty();
    }

    /**
     * Downloads exactly these versions.
     *
     * @param packages as {@code name:architecture=version}
     * @throws DownloadException when one cannot be had
     */
    void download(List<String> packages, Path into) {
        List<String> arguments = new ArrayList<>(List.of("-q", "download"));
        arguments.addAll(packages);
        ProgramReply reply = apt(into, DOWNLOAD, "apt-get", arguments.toArray(String[]::new));
        if (!reply.succeeded()) {
            throw new DownloadException("The virtual box's kernel cannot be downloaded (" + String.join(" ", packages)
                    + "):\n" + LastLines.of(reply.output(), 5)
                    + "\nSee that this host reaches its Debian mirror ('apt-get update' shows it) and start again.");
        }
    }

    private ProgramReply apt(Path workingFolder, Duration limit, String program, String... arguments) {
        // By -c and not by APT_CONFIG: the host's own configuration would be read after that and win.
        List<String> command =
                new ArrayList<>(List.of(program, "-c", configuration().toString()));
        command.addAll(List.of(arguments));
        return Programs.run(command, Map.of("LC_ALL", "C.UTF-8"), workingFolder, limit);
    }

    private Path configuration() {
        Path file = folder.resolve("apt.conf");
        String host = hostArchitecture();
        String foreign = host.equals("arm64") ? "" : " \"arm64\";";
        String text = """
                Dir::State "%1$s/state";
                Dir::State::status "%1$s/status";
                Dir::Cache "%1$s/cache";
                Dir::Cache::pkgcache "pkgcache.bin";
                Dir::Cache::srcpkgcache "srcpkgcache.bin";
                Dir::Log "%1$s/log";
                #clear APT::Architectures;
                APT::Architecture "%2$s";
                APT::Architectures { "%2$s";%3$s };
                APT::Sandbox::User "root";
                #clear APT::Update;
                Acquire::Languages "none";
                Acquire::http::Timeout "20";
                Acquire::https::Timeout "20";
                Acquire::Retries "1";
                """.formatted(folder, host, foreign);
        try {
            Files.createDirectories(folder.resolve("state/lists/partial"));
            Files.createDirectories(folder.resolve("cache/archives/partial"));
            Files.createDirectories(folder.resolve("log"));
            // An empty list of installed packages: what the host has installed must not decide what is a candidate.
            Files.writeString(folder.resolve("status"), "");
            Files.writeString(file, text + sources.aptSettings(folder));
            return file;
        } catch (IOException e) {
            throw new BenchException("The cache folder " + folder + " cannot be written: " + e + ".", e);
        }
    }
}
