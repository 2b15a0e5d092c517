package org.boxsoak.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boxsoak.bench.BenchException;

/** Reads a run's sample files block by block, whatever state they were left in. */
final class SampleReader {
    private final Consumer<SampleFormat.Block> sink;
    private final List<String> damage = new ArrayList<>();
    /** The highest tail that is in a long block. */
    private long settled;
    /** Where the last whole block ends. */
    private long wholeEnd;

    private SampleReader(Consumer<SampleFormat.Block> sink) {
        this.sink = sink;
    }

    /**
     * Hands every whole sample to {@code sink}, in the order of recording.
     *
     * @return what could not be read, one sentence each; empty when the files are whole
     */
    static List<String> read(RunFolder folder, Consumer<RawSample> sink) {
        return read(folder, () -> RecordedSample::raw, sink);
    }

    /**
     * The same, for samples of which something is read that takes time.
     *
     * @param readings gives what reads the samples of one block, in order; many blocks are read at once
     */
    static <T> List<String> read(RunFolder folder, Supplier<Function<RecordedSample, T>> readings, Consumer<T> sink) {
        return BlockOrder.inOrder(consumer -> blocks(folder, consumer), readings, sink);
    }

    static List<String> blocks(RunFolder folder, Consumer<SampleFormat.Block> sink) {
        try {
            SampleReader reader = new SampleReader(sink);
            NavigableMap<Long, Path> tails = folder.tails().existing();
            if (!Files.exists(folder.samples()) && tails.isEmpty()) {
                return List.of(
                        "There is no sample file " + folder.samples() + ": the run ended before its first sample.");
            }
            if (Files.exists(folder.samples())) {
                reader.file(folder.samples(), !tails.isEmpty());
            }
            long end = reader.wholeEnd;
            for (Map.Entry<Long, Path> tail : tails.entrySet()) {
                if (tail.getKey() > reader.settled) {
                    end = reader.tail(tail.getValue(), folder.samples(), end);
                }
            }
            return reader.damage;
        } catch (IOException e) {
            throw new BenchException(folder.samples().getParent() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** A tail of a run that goes on may become a long block while it is read: it then lies behind what was read of the long ones. */
    private long tail(Path tail, Path samples, long end) throws IOException {
        try {
            file(tail, false);
            return end;
        } catch (NoSuchFileException e) {
            try (FileChannel file = FileChannel.open(samples, StandardOpenOption.READ)) {
                blocks(
                        samples,
                        file.map(FileChannel.MapMode.READ_ONLY, 0, file.size())
                                .position((int) Math.max(end, SampleFormat.HEAD.length)),
                        true);
            }
            return wholeEnd;
        }
    }

    /** Reads one tail alone. */
    static List<String> readTail(Path tail, Consumer<RawSample> sink) throws IOException {
        return BlockOrder.inOrder(
                blocks -> {
                    SampleReader one = new SampleReader(blocks);
                    try {
                        one.file(tail, false);
                    } catch (IOException e) {
                        throw new BenchException(tail + " cannot be read: " + e.getMessage() + ".", e);
                    }
                    return one.damage;
                },
                () -> RecordedSample::raw,
                sink);
    }

    /**
     * Cuts off a last block that a killed harness left half: its samples are still in a tail.
     *
     * @return the highest tail that lies in a long block of this file, 0 where none does
     */
    static long mendEnd(Path samples) throws IOException {
        SampleReader reader = new SampleReader(block -> {});
        reader.file(samples, true);
        try (FileChannel file = FileChannel.open(samples, StandardOpenOption.WRITE)) {
            if (reader.settled > 0 && reader.wholeEnd < file.size()) {
                file.truncate(reader.wholeEnd);
            }
        }
        return reader.settled;
    }

    /** @param mayEndEarly whether a last block that is cut short is no loss: its samples are still in a tail */
    private void file(Path path, boolean mayEndEarly) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            // Mapped: a file that was never closed is read up to what is there.
            file(path, file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()), mayEndEarly);
        }
    }

    private void file(Path path, ByteBuffer bytes, boolean mayEndEarly) {
        if (head(path, bytes)) {
            blocks(path, bytes, mayEndEarly);
        }
    }

    private void blocks(Path path, ByteBuffer bytes, boolean mayEndEarly) {
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            try {
                SampleFormat.Block block = SampleFormat.read(bytes);
                if (block.isLong()) {
                    settled = Math.max(settled, ColumnCodec.tail(block.payload()));
                }
                wholeEnd = bytes.position();
                sink.accept(block);
            } catch (DamagedBlockException e) {
                int next = nextMark(bytes, start + 1);
                if (!mayEndEarly || next < bytes.limit()) {
                    damage.add(path.getFileName() + " at byte " + start + ": " + e.getMessage()
                            + "; that block is left out.");
                }
                bytes.position(next);
            }
        }
    }

    /** Steps over the file's head, or what damage left of it; false where a newer boxsoak wrote the file. */
    private boolean head(Path path, ByteBuffer bytes) {
        byte[] head = new byte[Math.min(SampleFormat.HEAD.length, bytes.remaining())];
        bytes.get(head);
        if (Arrays.equals(head, SampleFormat.HEAD) || Arrays.equals(head, SampleFormat.HEAD_1)) {
            return true;
        }
        if (new String(head, StandardCharsets.ISO_8859_1).matches("boxsoak-samples [3-9]\\n")) {
            damage.add(path + " was written by a newer boxsoak than this one, which reads versions 1 and 2. Use that"
                    + " version to judge it.");
            return false;
        }
        damage.add(path.getFileName() + " does not begin as a sample file does; what can be read of it is read.");
        bytes.position(nextMark(bytes, 0));
        return true;
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
