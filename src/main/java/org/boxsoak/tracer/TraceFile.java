package org.boxsoak.tracer;

import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.trace.TraceReader;

/** The lines of a trace as they came, compressed; readable up to the last flushed one after a kill -9. */
public final class TraceFile implements AutoCloseable {
    private static final int FLUSH_EVERY_CHARS = 256 * 1024;

    private final Path path;
    private final Writer writer;
    private int unflushed;

    private TraceFile(Path path, Writer writer) {
        this.path = path;
        this.writer = writer;
    }

    /** Makes the file; one that is there already is replaced. */
    static TraceFile create(Path path) {
        try {
            return new TraceFile(
                    path,
                    new OutputStreamWriter(
                            new GZIPOutputStream(new FileOutputStream(path.toFile()), 64 * 1024, true),
                            StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw failed(path, "written", e);
        }
    }

    void add(String line) {
        try {
            writer.write(line);
            writer.write('\n');
            unflushed += line.length();
            if (unflushed > FLUSH_EVERY_CHARS || line.startsWith("w ")) {
                writer.flush();
                unflushed = 0;
            }
        } catch (IOException e) {
            throw failed(path, "written", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed(path, "written", e);
        }
    }

    /** Reads a recorded trace; one that was cut off counts up to where it ends. */
    public static TraceReader read(Path path) {
        TraceReader reader = new TraceReader();
        StringBuilder line = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(path))) {
            // Byte by byte, since a reader of lines would throw away what it has when the file is cut off.
            for (int count = lines.read(buffer); count >= 0; count = lines.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] != '\n') {
                        line.append((char) (buffer[i] & 0xff));
                    } else {
                        reader.line(line.toString());
                        line.setLength(0);
                    }
                }
            }
        } catch (EOFException | ZipException e) {
            // Cut off, or damaged from here on: the reader has what stands before.
            return reader;
        } catch (IOException e) {
            throw failed(path, "read", e);
        }
        return reader;
    }

    private static BenchException failed(Path path, String what, IOException e) {
        return new BenchException(
                "The trace " + path + " cannot be " + what + ": " + e + ". Check space and rights of that disk.", e);
    }
}
