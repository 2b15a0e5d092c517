package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** A package mirror in a folder, with real packages as small as can be. */
final class LocalMirror implements PackageSources {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final StringBuilder index = new StringBuilder();

    LocalMirror(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<HostPackage> needed() {
        return List.of();
    }

    /** Makes apt know this mirror only. */
    @Override
    public String aptSettings(Path into) {
        Path sources = into.resolve("sources.list");
        try {
            Files.writeString(sources, "deb [trusted=yes] file:" + folder + " ./\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "Dir::Etc::sourcelist \"%s\";\nDir::Etc::sourceparts \"-\";\n".formatted(sources);
    }

    /** Adds a kernel beside those that are there; the meta package then points to it. */
    void publishKernel(String abi, String version) throws IOException {
        String host = Programs.run(List.of("dpkg", "--print-architecture"), LIMIT)
                .output()
                .strip();
        String image = "linux-image-" + abi + "-arm64";
        publish("linux-image-arm64", "arm64", version, image + " (= " + version + ")", "usr/share/doc/meta");
        publish(image, "arm64", version, "kmod", "boot/vmlinuz-" + abi + "-arm64");
        publish(
                "linux-headers-" + abi + "-arm64",
                "arm64",
                version,
                "linux-headers-%s-common (= %s), linux-kbuild-6.1 (>= %s), gcc-12".formatted(abi, version, version),
                "usr/src/linux-headers-" + abi + "-arm64/Makefile");
        publish(
                "linux-headers-" + abi + "-common",
                "all",
                version,
                "",
                "usr/src/linux-headers-" + abi + "-common/Makefile");
        publish("linux-kbuild-6.1", host, version, "", "usr/lib/linux-kbuild-6.1/modpost");
        publish("busybox-static", "arm64", "1.35.0-4", "", "bin/busybox-static");
    }

    /** Takes everything away, as a mirror does with old versions. */
    void vanish() throws IOException {
        FolderTree.delete(folder);
        index.setLength(0);
    }

    private void publish(String name, String architecture, String version, String depends, String file)
            throws IOException {
        String deb = "%s_%s_%s.deb".formatted(name, version, architecture);
        if (Files.exists(folder.resolve(deb))) {
            return;
        }
        Path tree = folder.resolveSibling("tree");
        FolderTree.delete(tree);
        Path content = tree.resolve(file);
        Files.createDirectories(content.getParent());
        Files.writeString(content, name);
        String control =
                "Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: nobody <nobody@localhost>\n%sDescription: a test's\n"
                        .formatted(name, version, architecture, depends.isEmpty() ? "" : "Depends: " + depends + "\n");
        Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(tree.resolve("DEBIAN/control"), control);
        Files.createDirectories(folder);
        ProgramReply built = Programs.run(
                List.of(
                        "dpkg-deb",
                        "-Znone",
                        "-b",
                        tree.toString(),
                        folder.resolve(deb).toString()),
                LIMIT);
        assertThat(built.succeeded()).as(built.output()).isTrue();
        byte[] bytes = Files.readAllBytes(folder.resolve(deb));
        index.append(control)
                .append("Filename: ./%s\nSize: %d\nSHA256: %s\n\n".formatted(deb, bytes.length, sha256(bytes)));
        Files.writeString(folder.resolve("Packages"), index);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
