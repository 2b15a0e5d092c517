package org.boxsoak.box;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One conversation with the adb server in its own words, for what jadb cannot ask (device states, root, a stream in both
 * directions). Source: AOSP {@code adb/OVERVIEW.TXT} and {@code SERVICES.TXT}.
 */
final class AdbWire implements Closeable {
    /** The length of a request is four hex digits. */
    static final int LONGEST_REQUEST = 0xffff;

    private final TimedChannel channel;

    private AdbWire(TimedChannel channel) {
        this.channel = channel;
    }

    static AdbWire connect(AdbServer server, CallLimit limit) throws IOException {
        return new AdbWire(TimedChannel.connect(server, limit));
    }

    /** Sends a request and waits for OKAY. */
    void request(String service) throws IOException {
        byte[] text = service.getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_REQUEST) {
            throw new IllegalArgumentException("request of " + text.length + " bytes");
        }
        write(HexFormat.of().toHexDigits((short) text.length).getBytes(StandardCharsets.US_ASCII));
        write(text);
        String status = new String(readFully(4), StandardCharsets.US_ASCII);
        if (status.equals("FAIL")) {
            throw new AdbRefusalException(readBlock());
        }
        if (!status.equals("OKAY")) {
            throw new IOException("answered '" + printable(status) + "', which is not the adb protocol");
        }
    }

    /** Reads a text that is preceded by its length in four hex digits. */
    String readBlock() throws IOException {
        String length = new String(readFully(4), StandardCharsets.US_ASCII);
        if (!length.matches("[0-9a-fA-F]{4}")) {
            throw new IOException(
                    "announced a text of length '" + printable(length) + "', which is not the adb protocol");
        }
        return new String(readFully(Integer.parseInt(length, 16)), StandardCharsets.UTF_8);
    }

    /** Reads a text up to the end of the conversation. */
    String readToEnd(int longest) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        input().transferTo(new BoundedOutput(text, longest));
        return text.toString(StandardCharsets.UTF_8);
    }

    void write(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    void write(byte[] bytes, int count) throws IOException {
        channel.write(ByteBuffer.wrap(bytes, 0, count));
    }

    /** Sets another limit for the rest of the conversation. */
    void limit(CallLimit next) {
        channel.limit(next);
    }

    /** Writes while another thread may be reading. */
    void writeBeside(byte[] bytes, CallLimit own) throws IOException {
        channel.writeBeside(ByteBuffer.wrap(bytes), own);
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    private byte[] readFully(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("ended the conversation after " + buffer.position() + " of " + count + " bytes");
            }
        }
        return buffer.array();
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", ".");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
