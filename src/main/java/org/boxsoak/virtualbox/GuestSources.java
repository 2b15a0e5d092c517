package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;

/**
 * Our own part of the virtual box: its init, adbd and drivers, with the script that builds them.
 *
 * @param folder {@code src/main/virtualbox} of the project
 */
record GuestSources(Path folder) {
    /** Those of this project, whose folder the launcher names in {@code boxsoak.home}. */
    static GuestSources ofProject() {
        Path home = Path.of(System.getProperty("boxsoak.home", "")).toAbsolutePath();
        GuestSources sources = new GuestSources(home.resolve("src/main/virtualbox"));
        if (!Files.isRegularFile(sources.script())) {
            throw new BenchException("The virtual box's sources are not at " + sources.folder
                    + ". Start boxsoak by its launcher, or name the project's folder with -Dboxsoak.home=FOLDER.");
        }
        return sources;
    }

    Path script() {
        return folder.resolve("build.sh");
    }

    /** A short name of exactly this state of the sources: changes when any file does. */
    String fingerprint() {
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
            throw new BenchException("The virtual box's sources in " + folder + " cannot be read: " + e + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
