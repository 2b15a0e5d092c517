package org.boxsoak.cli;

import java.nio.file.Path;
import org.boxsoak.lab.TreeJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --part}: leaves what was read for whoever puts the parts together, in place of printing it. */
final class PartOption {
    @Option(names = "--part", hidden = true, paramLabel = "FILE", description = "write a part's figures there")
    private @Nullable Path file;

    /** @return false where it is to be printed */
    boolean write(Object read) {
        if (file != null) {
            TreeJob.leave(file, read);
        }
        return file != null;
    }
}
