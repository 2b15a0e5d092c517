package org.boxsoak.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.boxsoak.bench.BenchException;

/** Appends samples to the run's sample file; what {@link #write} has returned from is readable whatever happens next. */
public final class SampleWriter implements AutoCloseable {
    private final RunFolder folder;
    private final FileChannel file;

    private SampleWriter(RunFolder folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    public static SampleWriter open(RunFolder folder) {
        try {
            FileChannel file = FileChannel.open(
                    folder.samples(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            if (file.size() == 0) {
                file.write(ByteBuffer.wrap(SampleFormat.HEAD));
            }
            return new SampleWriter(folder, file);
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }

    /**
     * Appends these samples as one block.
     *
     * @throws BenchException when the host's disk refuses; what was written before stays readable
     */
    public synchronized void write(List<RawSample> samples) {
        ByteBuffer block = ByteBuffer.wrap(SampleFormat.block(samples));
        try {
            while (block.hasRemaining()) {
                file.write(block);
            }
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.force(false);
            file.close();
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }
}
