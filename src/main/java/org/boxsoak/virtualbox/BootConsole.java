package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.boxsoak.bench.BenchException;

/**
 * What the console said since the box was last powered on.
 *
 * @param log the console's log, which goes on over power cuts
 * @param since its length in bytes at that moment
 */
record BootConsole(Path log, long since) {
    /** What the guest prints when its adbd listens. */
    private static final String READY = "boxsoak: ready";
    // The kernel prints each message in one go, and lets programs' letters through in between: "boxsoak: re[    3.71]
    // usb 1-1: ..."
    private static final Pattern KERNEL_MESSAGE = Pattern.compile("\\[ *\\d+\\.\\d{6}\\] [^\\n]*\\n");

    /** From here on. */
    static BootConsole from(Path log) {
        try {
            return new BootConsole(log, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new BenchException("The console log " + log + " cannot be read: " + e + ".", e);
        }
    }

    /** Whether the guest has booted; also when a message of the kernel fell into the midst of its words. */
    boolean saysReady() {
        String text = text();
        return text.contains(READY)
                || KERNEL_MESSAGE.matcher(text).replaceAll("").contains(READY);
    }

    String text() {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            channel.position(since);
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // QEMU makes the file when it starts.
            return "";
        }
    }
}
