package org.boxsoak.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.plan.PlanFiles;
import org.jspecify.annotations.Nullable;

/** Reads plan and bench files from the file system; names are relative to the current folder, as on the command line. */
public final class PlanFolder implements PlanFiles {
    /** More than the loader accepts, so that it can say so, and no danger to the memory. */
    private static final int MOST_BYTES = 1 << 20;

    @Override
    public String resolve(String from, String reference) {
        try {
            return Path.of(from).resolveSibling(reference).normalize().toString();
        } catch (InvalidPathException e) {
            return reference;
        }
    }

    @Override
    public @Nullable String read(String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                return null;
            }
            try (InputStream stream = Files.newInputStream(path)) {
                // What is no UTF-8 becomes U+FFFD, which the loader reports at its place.
                return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public boolean isFolder(String file) {
        try {
            return Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public List<String> near(String from, String reference) {
        try {
            Path folder = Path.of(resolve(from, reference)).toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return List.of();
            }
            String beginning = reference.substring(0, reference.lastIndexOf('/') + 1);
            try (Stream<Path> siblings = Files.list(folder)) {
                return siblings.map(sibling -> String.valueOf(sibling.getFileName()))
                        .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                        .sorted()
                        .map(name -> beginning + name)
                        .toList();
            }
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
