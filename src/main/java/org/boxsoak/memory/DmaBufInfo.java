package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read /sys/kernel/debug/dma_buf/bufinfo: the buffers that devices share (video, camera, GPU).
 * <pre>
 * size            flags           mode            count           exp_name        ino             name
 * 01048576        00000002        02080007        00000004        drm     00000002        &lt;none&gt;
 * Total 1 objects, 1048576 bytes
 * </pre>
 * From drivers/dma-buf/dma-buf.c, 3.8 to 6.12; inode and name since 5.4. Fence lines are left out.
 *
 * @param buffers the buffers, in the file's order
 * @param statedBytes the sum that the file states; null where the file ends before
 * @param reading what was kept and what was not
 */
public record DmaBufInfo(List<DmaBuf> buffers, @Nullable Long statedBytes, Reading reading) {
    /** Flags, mode and count. */
    private static final int FLAG_COLUMNS = 3;

    public DmaBufInfo {
        buffers = List.copyOf(buffers);
    }

    public static DmaBufInfo parse(String text) {
        List<DmaBuf> buffers = new ArrayList<>();
        List<String> devices = new ArrayList<>();
        DmaBuf open = null;
        boolean inDevices = false;
        Long total = null;
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine() || in.sees("Dma-buf Objects:") || in.sees("size")) {
                continue;
            }
            if (in.skip("Attached Devices:")) {
                inDevices = true;
            } else if (in.sees("Total ")) {
                total = total(in, total);
                inDevices = false;
            } else if (!in.isIndented()) {
                close(open, devices, buffers);
                open = buffer(in);
                inDevices = false;
            } else if (open == null) {
                in.reject("a line that belongs to no buffer");
            } else if (inDevices) {
                devices.add(in.rest());
            }
        }
        close(open, devices, buffers);
        Reading reading =
                total == null ? in.readingWithout("the line 'Total N objects, N bytes' is missing") : in.reading();
        return new DmaBufInfo(buffers, total, reading);
    }

    /** The bytes of all buffers; a lower bound where the file ends before its sum. */
    public Tally bytes() {
        long sum = buffers.stream().mapToLong(DmaBuf::bytes).reduce(0, Tally::sum);
        return statedBytes == null ? Tally.atLeast(sum) : Tally.of(Math.max(statedBytes, sum));
    }

    private static @Nullable Long total(LineScanner in, @Nullable Long before) {
        boolean isCount = in.skip("Total") && in.numberWord() != LineScanner.NONE;
        if (isCount && in.skip("devices attached")) {
            return before;
        }
        long bytes = isCount && in.skip("objects,") ? in.numberWord() : LineScanner.NONE;
        if (bytes == LineScanner.NONE || !in.skip("bytes")) {
            in.reject("a sum is 'Total N objects, N bytes'");
            return before;
        }
        return bytes;
    }

    private static @Nullable DmaBuf buffer(LineScanner in) {
        long bytes = in.numberWord();
        for (int column = 0; column < FLAG_COLUMNS; column++) {
            in.word();
        }
        String exporter = in.word();
        if (bytes == LineScanner.NONE || exporter.isEmpty() || in.isCut()) {
            in.reject("a buffer is its size, flags, mode, count and exporter");
            return null;
        }
        long inode = in.numberWord();
        String name = in.rest();
        return new DmaBuf(
                bytes,
                exporter,
                inode == LineScanner.NONE ? null : Long.valueOf(inode),
                name.equals("<none>") ? "" : name,
                List.of());
    }

    private static void close(@Nullable DmaBuf open, List<String> devices, List<DmaBuf> buffers) {
        if (open != null) {
            buffers.add(new DmaBuf(open.bytes(), open.exporter(), open.inode(), open.name(), devices));
        }
        devices.clear();
    }
}
