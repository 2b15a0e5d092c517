package org.boxsoak.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The sample files, version 2, byte for byte. Whole numbers of the block's head are big-endian.
 *
 * <pre>
 * samples.bxs = "boxsoak-samples 2\n" block*     of long blocks; in recordings of version 1 ("boxsoak-samples 1\n") of short ones
 * tail-N.bxs  = "boxsoak-samples 2\n" block*     of short blocks: what came since the last long one; N counts from 1
 * block       = "BXSB"                    4 bytes, the mark to go on from after damage
 *               codec                     1 byte: 1 = short, 2 = long; both deflated (zlib)
 *               length of the payload     4 bytes, as stored
 *               length of the payload     4 bytes, inflated
 *               CRC-32C                   4 bytes, of codec, both lengths and the stored payload
 *               payload
 *
 * short payload (inflated) = sample*
 *   sample    = "&lt;at&gt; &lt;wall&gt; &lt;boot id&gt; &lt;source&gt; &lt;length&gt;\n" bytes "\n"
 *               at in milliseconds since the run's start, wall in milliseconds since 1970, length in bytes
 *
 * long payload (inflated)  = tail strings count heads columns*
 *   number    = seven bits a byte, the lowest first, the highest bit set in all but the last
 *   signed    = number: 0, -1, 1, -2 ... as 0, 1, 2, 3 ...
 *   text      = number of bytes, bytes
 *   tail      = number: the N of the tail whose samples these are
 *   strings   = number of bytes, text*      boot ids, names of sources and templates of lines; named below by their index from 0
 *   count     = number of samples
 *   heads     = number of bytes, then for each sample: signed at, signed (wall - at), both less those of the sample before;
 *               number boot id, number source
 *   columns   = structure numbers           one for each source, in the order of their first samples
 *   structure = number of bytes, then for each text: 0 = the lines of the text before; 1 = those but: number of changes, then for each
 *               the distance from the one before (from line 0) and the template; 2 = number of lines, templates
 *   numbers   = number of bytes, segment*   a segment is of texts that have equally many numbers
 *   segment   = number of texts, number of columns, column*
 *   column    = 0 number                    the same in all texts
 *             | 1 number signed*            the first, then each less the one before
 * </pre>
 *
 * A template is a line with its newline, numbers replaced as {@link LineTemplate} says.
 *
 * <p>Each reading is appended to the tail at once, as a short block that is complete in itself: a killed harness loses only what was not
 * flushed. After some minutes the tail becomes one long block, which is on disk before the tail is removed; a tail whose long block is there is
 * not read again. A flipped bit costs one block.
 */
final class SampleFormat {
    static final byte[] HEAD = "boxsoak-samples 2\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] HEAD_1 = "boxsoak-samples 1\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] MARK = "BXSB".getBytes(StandardCharsets.US_ASCII);
    static final int BLOCK_HEAD = 17;
    /** No block of ours comes near this; a longer one is damage. */
    static final int LONGEST_BLOCK = 64 << 20;

    private static final byte SHORT = 1;
    private static final byte LONG = 2;

    private SampleFormat() {}

    /** A block whose checksum holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, handed on once
    record Block(byte codec, byte[] payload) {
        boolean isLong() {
            return codec == LONG;
        }

        List<RecordedSample> samples() throws DamagedBlockException {
            return isLong() ? ColumnCodec.decode(payload) : PlainCodec.decode(payload);
        }
    }

    static byte[] shortBlock(List<RawSample> samples) {
        return block(SHORT, PlainCodec.encode(samples), Deflater.DEFAULT_COMPRESSION);
    }

    static byte[] longBlock(long tail, List<RawSample> samples) {
        return block(LONG, ColumnCodec.encode(tail, samples), Deflater.BEST_COMPRESSION);
    }

    private static byte[] block(byte codec, byte[] payload, int level) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(payload);
            deflater.finish();
            byte[] packed = new byte[payload.length + 64 + payload.length / 1000];
            int length = deflater.deflate(packed);
            return ByteBuffer.allocate(BLOCK_HEAD + length)
                    .put(MARK)
                    .put(codec)
                    .putInt(length)
                    .putInt(payload.length)
                    .putInt(checksum(codec, length, payload.length, packed))
                    .put(packed, 0, length)
                    .array();
        } finally {
            deflater.end();
        }
    }

    /**
     * The block whose head begins at the buffer's position; leaves the position behind the block.
     *
     * @throws DamagedBlockException when head, checksum or content are not whole; the position is then unspecified
     */
    static Block read(ByteBuffer file) throws DamagedBlockException {
        if (file.remaining() < BLOCK_HEAD) {
            throw new DamagedBlockException("the file ends within a block's head");
        }
        byte[] mark = new byte[MARK.length];
        file.get(mark);
        byte codec = file.get();
        int length = file.getInt();
        int inflated = file.getInt();
        int crc = file.getInt();
        if (!Arrays.equals(mark, MARK) || length < 0 || inflated < 0 || inflated > LONGEST_BLOCK) {
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
        if (codec != SHORT && codec != LONG) {
            throw new DamagedBlockException("the block's codec " + codec + " is of a newer boxsoak");
        }
        return new Block(codec, inflate(packed, inflated));
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
}
