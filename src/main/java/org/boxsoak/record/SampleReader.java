package org.boxsoak.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;

/** Reads a sample file block by block, whatever state it was left in. */
final class SampleReader {
    private SampleReader() {}

    /**
     * Hands every whole sample to {@code sink}, in file order.
     *
     * @return what could not be read, one sentence each; empty when the file is whole
     */
    static List<String> read(Path path, Consumer<RawSample> sink) {
        if (!Files.exists(path)) {
            return List.of("There is no sample file " + path + ": the run ended before its first sample.");
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            MappedByteBuffer bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            return read(path, bytes, sink);
        } catch (IOException e) {
            throw new BenchException(path + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static List<String> read(Path path, ByteBuffer bytes, Consumer<RawSample> sink) {
        byte[] head = new byte[Math.min(SampleFormat.HEAD.length, bytes.remaining())];
        bytes.get(head);
        if (!java.util.Arrays.equals(head, SampleFormat.HEAD)) {
            return List.of(path + " does not begin as a sample file of version 1 does; a newer boxsoak may read it.");
        }
        List<String> damage = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            try {
                SampleFormat.samples(bytes).forEach(sink);
            } catch (SampleFormat.DamagedBlockException e) {
                damage.add(
                        path.getFileName() + " at byte " + start + ": " + e.getMessage() + "; that block is left out.");
                bytes.position(nextMark(bytes, start + 1));
            }
        }
        return damage;
    }

    private static int nextMark(ByteBuffer bytes, int from) {
        for (int i = from; i + SampleFormat.MARK.length <= bytes.limit(); i++) {
            int matched = 0;
            while (matched < SampleFormat.MARK.length && bytes.get(i + matched) == SampleFormat.MARK[matched]) {
                matched++;
            }
            if (matched == SampleFormat.MARK.length) {
                return i;
            }
        }
        return bytes.limit();
    }
}
