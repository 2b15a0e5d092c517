package org.boxsoak.klog;

/**
 * Hold some bytes of a log that were searched for the words that begin events. The search of one chunk needs nothing of the others,
 * so that several can be searched at once; {@link KernelLog#feed(ScannedChunk)} takes them in order.
 */
public final class ScannedChunk {
    private static final AnchorSearch ANCHORS = new AnchorSearch(EventAssembler.anchors());

    private final byte[] bytes;
    private final int length;
    private final int[] hits;
    private final long newlines;

    private ScannedChunk(byte[] bytes, int length, int[] hits, long newlines) {
        this.bytes = bytes;
        this.length = length;
        this.hits = hits;
        this.newlines = newlines;
    }

    /** Searches the first {@code length} bytes. The array is kept, not copied, until the chunk has been fed. */
    public static ScannedChunk of(byte[] bytes, int length) {
        return new ScannedChunk(bytes, length, ANCHORS.all(bytes, 0, length), Newlines.count(bytes, 0, length));
    }

    /** The array that was given. */
    public byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The indexes after the words found, ascending. */
    int[] hits() {
        return hits;
    }

    long newlines() {
        return newlines;
    }
}
