package org.boxsoak.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The sample file, version 1, byte for byte. All numbers are big-endian.
 *
 * <pre>
 * file    = "boxsoak-samples 1\n" block*
 * block   = "BXSB"                    4 bytes, the mark to go on from after damage
 *           codec                     1 byte: 1 = zlib
 *           length of the payload     4 bytes, as stored
 *           length of the payload     4 bytes, inflated
 *           CRC-32C                   4 bytes, of codec, both lengths and the stored payload
 *           payload
 * payload = sample*                   inflated
 * sample  = "&lt;at&gt; &lt;wall&gt; &lt;boot id&gt; &lt;source&gt; &lt;length&gt;\n" bytes "\n"
 *           at in milliseconds since the run's start, wall in milliseconds since 1970, length in bytes
 * </pre>
 *
 * <p>Each flush is one block, complete in itself: a killed harness loses only what was not flushed, a flipped bit costs one block.
 */
final class SampleFormat {
    static final byte[] HEAD = "boxsoak-samples 1\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] MARK = "BXSB".getBytes(StandardCharsets.US_ASCII);
    static final int BLOCK_HEAD = 17;
    /** No block of ours comes near this; a longer one is damage. */
    static final int LONGEST_BLOCK = 64 << 20;

    private static final byte ZLIB = 1;

    private SampleFormat() {}

    static byte[] block(List<RawSample> samples) {
        byte[] payload = payload(samples);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setInput(payload);
            deflater.finish();
            byte[] packed = new byte[payload.length + 64 + payload.length / 1000];
            int length = deflater.deflate(packed);
            return ByteBuffer.allocate(BLOCK_HEAD + length)
                    .put(MARK)
                    .put(ZLIB)
                    .putInt(length)
                    .putInt(payload.length)
                    .putInt(checksum(ZLIB, length, payload.length, packed))
                    .put(packed, 0, length)
                    .array();
        } finally {
            deflater.end();
        }
    }

    /**
     * The samples of the block whose head begins at the buffer's position; leaves the position behind the block.
     *
     * @throws DamagedBlockException when head, checksum or content are not whole; the position is then unspecified
     */
    static List<RawSample> samples(ByteBuffer file) throws DamagedBlockException {
        if (file.remaining() < BLOCK_HEAD) {
            throw new DamagedBlockException("the file ends within a block's head");
        }
        byte[] mark = new byte[MARK.length];
        file.get(mark);
        byte codec = file.get();
        int length = file.getInt();
        int inflated = file.getInt();
        int crc = file.getInt();
        if (!java.util.Arrays.equals(mark, MARK) || length < 0 || inflated < 0 || inflated > LONGEST_BLOCK) {
            throw new DamagedBlockException("no block begins here");
        }
        if (length > file.remaining()) {
            throw new DamagedBlockException("the file ends within a block");
        }
        byte[] packed = new byte[length];
        file.get(packed);
        if (checksum(codec, length, inflated, packed) != crc) {
            throw new DamagedBlockException("a block's checksum does not match");
        }
        if (codec != ZLIB) {
            throw new DamagedBlockException("the block's codec " + codec + " is of a newer boxsoak");
        }
        return parse(inflate(packed, inflated));
    }

    private static int checksum(byte codec, int length, int inflated, byte[] packed) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(9)
                .put(codec)
                .putInt(length)
                .putInt(inflated)
                .flip());
        sum.update(packed, 0, length);
        return (int) sum.getValue();
    }

    private static byte[] payload(List<RawSample> samples) {
        var out = new java.io.ByteArrayOutputStream();
        for (RawSample s : samples) {
            byte[] text = s.text().getBytes(StandardCharsets.ISO_8859_1);
            String head = s.at().toMillis() + " " + s.wall().toEpochMilli() + " " + s.bootId() + " " + s.source() + " "
                    + text.length + "\n";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(text);
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] packed, int length) throws DamagedBlockException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] payload = new byte[length];
            int done = 0;
            while (done < length && !inflater.finished()) {
                int n = inflater.inflate(payload, done, length - done);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                done += n;
            }
            if (done != length) {
                throw new DamagedBlockException("a block is shorter than its head says");
            }
            return payload;
        } catch (DataFormatException e) {
            throw new DamagedBlockException("a block cannot be inflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static List<RawSample> parse(byte[] payload) throws DamagedBlockException {
        List<RawSample> samples = new ArrayList<>();
        int at = 0;
        while (at < payload.length) {
            int end = at;
            while (end < payload.length && payload[end] != '\n') {
                end++;
            }
            String[] head = new String(payload, at, end - at, StandardCharsets.UTF_8).split(" ");
            try {
                int length = Integer.parseInt(head[4]);
                samples.add(new RawSample(
                        Duration.ofMillis(Long.parseLong(head[0])),
                        Instant.ofEpochMilli(Long.parseLong(head[1])),
                        head[2],
                        head[3],
                        new String(payload, end + 1, length, StandardCharsets.ISO_8859_1)));
                at = end + 1 + length + 1;
            } catch (RuntimeException e) {
                throw new DamagedBlockException("a sample's head is not readable");
            }
        }
        return samples;
    }

    /** Says that a block of the file is not whole; what stands before and behind it may be. */
    static final class DamagedBlockException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedBlockException(String message) {
            super(message);
        }
    }
}
