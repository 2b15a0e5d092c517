package org.boxsoak.cli;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.boxsoak.csv.PlainText;
import org.boxsoak.klog.KernelLog;
import org.boxsoak.klog.ScannedChunk;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.MemoryFileSection;
import org.boxsoak.memory.PageTypeInfo;
import org.jspecify.annotations.Nullable;

/** A file to explain: opened, unpacked if need be, its kind told by its first bytes. */
final class ExplainedFile implements AutoCloseable {
    private static final int HEAD = 1 << 16;
    private static final int CHUNK = 1 << 20;

    /** From this size on, it pays to read ahead with threads. */
    private static final int LARGE = 8 * CHUNK;

    /** Memory files are small; what goes on beyond this is none. */
    private static final int LARGEST_MEMORY_FILE = 1 << 26;

    private final String name;
    private final InputStream stream;
    private final byte[] head;
    private final @Nullable MemoryFileKind kind;

    private ExplainedFile(String name, InputStream stream, byte[] head) {
        this.name = name;
        this.stream = stream;
        this.head = head;
        this.kind = kind(new String(head, StandardCharsets.UTF_8));
    }

    /** Opens a file, or standard input for {@code -}. */
    static ExplainedFile open(String file) throws IOException {
        InputStream text = file.equals("-") ? System.in : open(Path.of(file));
        PlainText plain = PlainText.of(text);
        byte[] start = plain.start();
        byte[] rest = plain.rest().readNBytes(HEAD - start.length);
        byte[] head = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, head, start.length, rest.length);
        return new ExplainedFile(file.equals("-") ? "standard input" : file, plain.rest(), head);
    }

    String name() {
        return name;
    }

    /** Which memory file this is; null if it is none. */
    @Nullable
    MemoryFileKind kind() {
        return kind;
    }

    /** The whole text of a memory file. */
    String text() throws IOException {
        byte[] rest = stream.readNBytes(LARGEST_MEMORY_FILE);
        byte[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return new String(all, StandardCharsets.UTF_8);
    }

    /** Explains it; the answer is a problem in one sentence, or null. */
    @Nullable
    String explain(ExplainPrinter printer) throws IOException {
        if (kind == MemoryFileKind.PAGETYPEINFO) {
            printer.pageTypes(name, PageTypeInfo.parse(text()));
            return null;
        }
        if (kind != null) {
            String text = text();
            printer.memoryFile(name, kind, MemorySummary.of(kind, text));
            return null;
        }
        if (head.length == 0) {
            return "'" + name + "' is empty. Give a kernel log or a /proc memory file.";
        }
        long events = readLog(printer);
        if (events == 0 && !LogHead.looksLikeLog(head)) {
            return "'" + name + "' is neither a kernel log nor a /proc memory file that boxsoak knows."
                    + " Give a console log, dmesg, logcat -b kernel, a pstore file, or e.g. /proc/pagetypeinfo.";
        }
        printer.endOfLog(name, events);
        return null;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private long readLog(ExplainPrinter printer) throws IOException {
        long[] events = {0};
        KernelLog log = new KernelLog(event -> {
            events[0]++;
            printer.event(name, event);
        });
        log.feed(head, 0, head.length);
        if (stream instanceof FileInputStream file && file.getChannel().size() > LARGE) {
            readAhead(log, file.getChannel());
        } else {
            byte[] chunk = new byte[CHUNK];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                log.feed(chunk, 0, read);
            }
        }
        log.end();
        return events[0];
    }

    private static void readAhead(KernelLog log, FileChannel file) throws IOException {
        try (LogReader reader = new LogReader(file, file.position())) {
            for (ScannedChunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                log.feed(chunk);
            }
        }
    }

    /** A memory file begins with its own lines; in a log or bug report they come later. kmemleak's file tells events. */
    private static @Nullable MemoryFileKind kind(String head) {
        return MemoryFileKind.sections(head.substring(0, Math.min(head.length(), 8192))).stream()
                .filter(s -> s.firstLine() <= 3 && s.kind() != MemoryFileKind.KMEMLEAK)
                .findFirst()
                .map(MemoryFileSection::kind)
                .orElse(null);
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        try {
            return new FileInputStream(file.toFile());
        } catch (FileNotFoundException e) {
            throw new IOException(Files.exists(file) ? "no permission to read it" : "there is no such file", e);
        }
    }
}
