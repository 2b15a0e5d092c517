package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTests {
    @TempDir
    Path folder;

    @Test
    void links_are_removed_and_not_followed() throws IOException {
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "keep me");
        Path doomed = Files.createDirectories(folder.resolve("doomed/deep"));
        Files.createSymbolicLink(doomed.resolve("link"), precious);
        Files.createSymbolicLink(doomed.resolve("dangling"), folder.resolve("nowhere"));

        FolderTree.delete(folder.resolve("doomed"));
        FolderTree.delete(folder.resolve("doomed"));

        assertThat(folder.resolve("doomed")).doesNotExist();
        assertThat(precious.resolve("file")).hasContent("keep me");
    }
}
