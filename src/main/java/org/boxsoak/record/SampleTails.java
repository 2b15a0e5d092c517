package org.boxsoak.record;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files {@code tail-N.bxs}: samples that are not yet in a long block. */
record SampleTails(Path folder) {
    private static final Pattern NAME = Pattern.compile("tail-(\\d{1,9})\\.bxs");

    Path file(long number) {
        return folder.resolve("tail-" + number + ".bxs");
    }

    /** Those that are there, by number. */
    NavigableMap<Long, Path> existing() throws IOException {
        NavigableMap<Long, Path> tails = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return tails;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "tail-*.bxs")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    tails.put(Long.parseLong(name.group(1)), file);
                }
            }
        }
        return tails;
    }
}
