package org.boxsoak.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sources in another language that are built at run time, by the {@code build.sh} in their folder.
 *
 * @param what for people, e.g. {@code The virtual box's sources}
 * @param folder where they are
 */
public record SourceFolder(String what, Path folder) {
    /** Sources of this project, whose folder the launcher names in {@code boxsoak.home}. */
    public static SourceFolder ofProject(String what, String path) {
        Path home = Path.of(System.getProperty("boxsoak.home", "")).toAbsolutePath();
        SourceFolder sources = new SourceFolder(what, home.resolve(path));
        if (!Files.isRegularFile(sources.script())) {
            throw new BenchException(what + " are not at " + sources.folder
                    + ". Start boxsoak by its launcher, or name the project's folder with -Dboxsoak.home=FOLDER.");
        }
        return sources;
    }

    public Path script() {
        return folder.resolve("build.sh");
    }

    /** A short name of exactly this state of the sources: changes when any file does. */
    public String fingerprint() {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                // Name and length before the content, so that no two sets of files look alike.
                digest.update(
                        (folder.relativize(file) + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new BenchException(what + " in " + folder + " cannot be read: " + e + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
