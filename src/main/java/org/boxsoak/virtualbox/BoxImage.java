package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boxsoak.bench.BenchException;

/**
 * What QEMU boots.
 *
 * @param kernel the kernel's file
 * @param initrd the initial RAM disk with all of the guest
 * @param release what {@code uname -r} says on it
 */
record BoxImage(Path kernel, Path initrd, String release) {
    /**
     * The image that the guest's build left in a folder.
     *
     * @throws BenchException when a part is missing or empty
     */
    static BoxImage in(Path folder) {
        try {
            return new BoxImage(
                    filled(folder.resolve("vmlinuz")),
                    filled(folder.resolve("initrd.gz")),
                    Files.readString(filled(folder.resolve("kernel-release"))).strip());
        } catch (IOException e) {
            throw new BenchException(
                    "The virtual box's image in " + folder + " is not whole: " + e.getMessage()
                            + ". Remove that folder and start again.",
                    e);
        }
    }

    private static Path filled(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw new IOException(file + " is empty");
        }
        return file;
    }
}
