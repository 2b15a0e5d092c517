package org.boxsoak.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** A console that another program appends to a file. */
record FileConsole(Path file) implements ConsoleSource {
    @Override
    public ConsoleLink open() throws IOException {
        return new FileLink(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public String describe() {
        return file.toString();
    }

    private record FileLink(FileChannel channel) implements ConsoleLink {
        @Override
        public int read(byte[] buffer) throws IOException {
            int count = channel.read(ByteBuffer.wrap(buffer));
            if (count > 0) {
                return count;
            }
            if (channel.size() < channel.position()) {
                // Its writer has begun the file anew.
                return GONE;
            }
            LockSupport.parkNanos(LONGEST_WAIT.toNanos());
            return 0;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            throw new IOException("a console that is read from a file cannot be written to");
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
