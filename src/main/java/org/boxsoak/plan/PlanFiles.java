package org.boxsoak.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the text of plan and bench files, so that loading them needs no file system. */
public interface PlanFiles {
    /** The name of the file that {@code reference}, as it stands in the file {@code from}, points at. */
    String resolve(String from, String reference);

    /** The file's text; null when there is no such file that can be read. */
    @Nullable
    String read(String file);

    /** Whether there is a folder of that name. */
    default boolean isFolder(String file) {
        return false;
    }

    /** Names of files that lie where {@code file} was looked for, written as a reference in {@code from} would be. */
    List<String> near(String from, String file);
}
